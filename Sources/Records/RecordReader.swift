package import Vocabulary

/// Reads the records of a run folder, in order of their requests' end, one at a time.
///
/// A run that was killed has not merged its shards' files; they are then merged while reading.
package struct RecordReader {
  private var lines: RecordLines
  private let isSkimming: Bool

  /// The records of `folder`; `skimming` leaves out their arrivals and text, which is many times faster where these are long.
  package init(_ folder: RunFolder, skimming: Bool = false) throws(RecordsError) {
    lines = try RecordLines(paths: folder.recordFiles)
    isSkimming = skimming
  }

  /// The next record; `nil` at the end.
  ///
  /// - Throws: at a line that is not a record. A last line without its end is not an error, see `tornFiles`.
  package mutating func next() throws(RecordsError) -> RequestRecord? {
    try lines.next()?.record(skimming: isSkimming)
  }

  /// The fault of the record that came last: what is wrong with it only where the run's others or its plan are known.
  package func garbled(_ problem: String) -> RecordsError { lines.garbled(problem) }

  /// The files that end in the middle of a line, because their writer was killed; complete when `next` has returned `nil`.
  package var tornFiles: [String] { lines.tornFiles }
}

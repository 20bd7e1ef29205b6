internal import Vocabulary

/// Writes `client.jsonl`: what the client tells of itself while a run is under way.
package struct ClientJournal: Sendable {
  private let writer: LogWriter
  private let file: Int

  init(writer: LogWriter, file: Int) {
    self.writer = writer
    self.file = file
  }

  /// Adds the line of `entry`; it goes to the writer at once.
  package func append(_ entry: JournalEntry) {
    var line = entry.line
    writer.write(&line, to: file)
  }
}

/// Reads `client.jsonl`, one entry at a time, since a long run has many.
package struct JournalReader {
  private let reader: LineReader

  /// The entries of `folder`.
  package init(_ folder: RunFolder) throws(RecordsError) {
    reader = try LineReader(path: folder.path(of: RunFolder.journalFile))
  }

  /// The next entry; `nil` at the end.
  ///
  /// A last line without its end, left by a run that was killed, is passed over.
  package mutating func next() throws(RecordsError) -> JournalEntry? {
    guard try reader.advance() else { return nil }
    let json: JSONText
    do { json = try JSONText(String(decoding: reader.line, as: UTF8.self)) } catch { throw reader.garbled(error) }
    guard let entry = JournalEntry(json) else { throw reader.garbled("neither a sample, nor a warning, nor an ending") }
    return entry
  }
}

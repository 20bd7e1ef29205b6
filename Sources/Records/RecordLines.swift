internal import Vocabulary

/// The lines of a run's records in order of their requests' end, from one file or from the several that its shards wrote.
///
/// A shard writes a record when its request ends, so each file is in that order, but for requests that ended within one turn of the
/// shard's loop. Several files are merged by always taking the line whose request ended first.
struct RecordLines {
  private var readers: [LineReader] = []
  private var ends: [RunTime] = []
  private var current: Int?
  private let isMerging: Bool
  /// The files, so far, that end in the middle of a line.
  private(set) var tornFiles: [String] = []

  /// The lines of the files at `paths`.
  init(paths: [String]) throws(RecordsError) {
    isMerging = paths.count > 1
    for path in paths {
      readers.append(try LineReader(path: path))
      ends.append(.zero)
    }
    for position in readers.indices.reversed() { try advance(position) }
  }

  /// The reader whose current line is the next one; `nil` at the end.
  mutating func next() throws(RecordsError) -> LineReader? {
    if let current { try advance(current) }
    current = ends.indices.min { ends[$0] < ends[$1] }
    return current.map { readers[$0] }
  }

  /// The problem that the line given last has.
  func garbled(_ problem: String) -> RecordsError {
    guard let current else { preconditionFailure("a line that is garbled was given") }
    return readers[current].garbled(problem)
  }

  private mutating func advance(_ position: Int) throws(RecordsError) {
    let reader = readers[position]
    if try reader.advance() {
      if isMerging { ends[position] = try reader.record(skimming: true).endedAt }
    } else {
      if reader.isTorn { tornFiles.append(reader.path) }
      readers.remove(at: position)
      ends.remove(at: position)
    }
  }
}

extension LineReader {
  /// The record that the current line tells.
  func record(skimming: Bool) throws(RecordsError) -> RequestRecord {
    do {
      return try RecordDecoder.decode(line, skimming: skimming)
    } catch {
      throw garbled(error)
    }
  }
}

extension RequestRecord {
  /// When it was over: a request that was never sent was so when it was due.
  fileprivate var endedAt: RunTime { finishedAt ?? scheduledAt }
}

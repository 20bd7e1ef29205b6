internal import Glibc

/// The records of a run, in one file or in one for each shard.
extension RunFolder {
  private var records: String { path(of: "records.jsonl") }

  /// The file in which the shard numbered `shard` leaves its records.
  func shardRecords(_ shard: Int) -> String { path(of: "records-\(shard).jsonl") }

  /// The files that together hold the records.
  var recordFiles: [String] {
    if access(records, F_OK) == 0 { return [records] }
    var shards = 0
    while access(shardRecords(shards), F_OK) == 0 { shards += 1 }
    return shards == 0 ? [records] : (0..<shards).map(shardRecords)
  }

  /// Brings the records of all shards together in one file, in order of their requests' end.
  func gatherRecords(shards: Int) throws(RecordsError) {
    let parts = (0..<shards).map(shardRecords)
    guard parts.count > 1 else { return try WholeFile.rename(shardRecords(0), to: records) }
    let merged = records + ".partial"
    do {
      try merge(parts, into: merged)
      try WholeFile.rename(merged, to: records)
    } catch {
      unlink(merged)
      throw error
    }
    for part in parts { unlink(part) }
  }

  private func merge(_ parts: [String], into path: String) throws(RecordsError) {
    var lines = try RecordLines(paths: parts)
    var file = try LogFile(creating: path)
    var buffer: [UInt8] = []
    while let reader = try lines.next() {
      buffer += reader.line
      buffer.append(UInt8(ascii: "\n"))
      if buffer.count >= 1 << 18 {
        try file.append(buffer[...])
        buffer.removeAll(keepingCapacity: true)
      }
    }
    try file.append(buffer[...])
    try file.finish()
  }
}

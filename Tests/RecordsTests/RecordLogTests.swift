import Glibc
import Synchronization
import TestKit
import Testing
import Vocabulary

@testable import Records

@Suite struct RecordLogTests {
  private let temporary: TemporaryFolder
  private let folder: RunFolder

  init() throws {
    temporary = try TemporaryFolder()
    folder = try RunFolder.create(in: temporary.path, startedAt: "2026-08-01T10:15:02Z", name: "log")
  }

  private func record(_ index: Int, shard: Int) -> RequestRecord {
    var record = RequestRecord.sample
    record.index = index
    record.shard = shard
    record.finishedAt = RunTime(nanoseconds: Int64(index))
    return record
  }

  private func readAll() throws -> [RequestRecord] {
    var reader = try RecordReader(folder)
    var records: [RequestRecord] = []
    while let record = try reader.next() { records.append(record) }
    return records
  }

  @Test func `brings the records of several shards together in order of their end`() async throws {
    let log = try RecordLog(in: folder, shards: 3)
    await withTaskGroup { group in
      for shard in 0..<3 {
        let records = stride(from: shard, to: 3000, by: 3).map { record($0, shard: shard) }
        group.addTask {
          let shardLog = log.shardLog(shard)
          for record in records { shardLog.append(record, at: .zero) }
          shardLog.flush()
        }
      }
    }
    try log.finish()
    #expect(try readAll() == (0..<3000).map { record($0, shard: $0 % 3) })
    #expect(names == ["client.jsonl", "records.jsonl"])
  }

  @Test func `gives the file of a single shard its last name`() throws {
    let log = try RecordLog(in: folder, shards: 1)
    let shardLog = log.shardLog(0)
    shardLog.append(record(0, shard: 0), at: .zero)
    shardLog.flush()
    try log.finish()
    #expect(try readAll() == [record(0, shard: 0)])
    #expect(names == ["client.jsonl", "records.jsonl"])
  }

  @Test func `has the records of a run without requests`() throws {
    try RecordLog(in: folder, shards: 2).finish()
    #expect(try readAll().isEmpty)
  }

  @Test func `leaves earlier files alone`() throws {
    try RecordLog(in: folder, shards: 1).finish()
    #expect(throws: RecordsError.refusal("create", folder.path(of: "client.jsonl"), code: EEXIST)) {
      try RecordLog(in: folder, shards: 1)
    }
  }

  @Test func `reports a full disk once, at once, and again at the end, and keeps the shards' files`() throws {
    let failures = Mutex<[RecordsError]>([])
    let full = LogFile(path: "/dev/full", descriptor: open("/dev/full", O_WRONLY), length: 0)
    let log = try RecordLog(
      in: folder, shardFiles: [try LogFile(creating: folder.shardRecords(0)), full],
      journalFile: try LogFile(creating: folder.path(of: "client.jsonl"))
    ) { failure in failures.withLock { $0.append(failure) } }
    for shard in 0..<2 {
      let shardLog = log.shardLog(shard)
      for index in 0..<1000 { shardLog.append(record(index, shard: shard), at: .zero) }
      shardLog.flush()
    }
    let expected = RecordsError.refusal("write", "/dev/full", code: ENOSPC)
    #expect(throws: expected) { try log.finish() }
    #expect(failures.withLock { $0 } == [expected])
    #expect(try readAll().count == 1000)
    var journal = try JournalReader(folder)
    #expect(try journal.next() == nil, "it does not say that the run came to its end")
  }

  /// The names of the files in the run's folder.
  private var names: [String] { TemporaryFolder.names(in: folder.path) }
}

import TestKit
import Testing
import Vocabulary

@testable import Records

@Suite struct RecordReaderTests {
  private let temporary: TemporaryFolder
  private let folder: RunFolder

  init() throws {
    temporary = try TemporaryFolder()
    try temporary.write("{}", to: "plan.json")
    folder = try RunFolder(existing: temporary.path)
  }

  private func record(_ index: Int, endsAt end: Int64) -> RequestRecord {
    var record = RequestRecord.sample
    record.index = index
    record.finishedAt = RunTime(nanoseconds: end)
    return record
  }

  private func write(_ records: [RequestRecord], to name: String, tail: String = "") throws {
    try temporary.write(records.map { $0.line + "\n" }.joined() + tail, to: name)
  }

  private func readAll(skimming: Bool = false) throws -> (records: [RequestRecord], tornFiles: [String]) {
    var reader = try RecordReader(folder, skimming: skimming)
    var records: [RequestRecord] = []
    while let record = try reader.next() { records.append(record) }
    return (records, reader.tornFiles)
  }

  @Test func `gives the records of one file in the file's order, whole or skimmed`() throws {
    let records = [record(0, endsAt: 30), record(1, endsAt: 10)]
    try write(records, to: "records.jsonl")
    #expect(try readAll().records == records)
    #expect(try readAll(skimming: true).records == records.map(\.skimmed))
  }

  @Test func `merges the files of shards in order of the requests' end, the lower shard first where they are equal`() throws {
    try write([record(0, endsAt: 10), record(1, endsAt: 40)], to: "records-0.jsonl")
    try write([], to: "records-1.jsonl")
    try write([record(2, endsAt: 5), record(3, endsAt: 10), record(4, endsAt: 50)], to: "records-2.jsonl")
    #expect(try readAll().records.map(\.index) == [2, 0, 3, 1, 4])
  }

  @Test func `takes a request that never ended at the instant it was due`() throws {
    var dropped = RequestRecord.bareSample
    dropped.scheduledAt = RunTime(nanoseconds: 20)
    try write([record(0, endsAt: 10), record(1, endsAt: 30)], to: "records-0.jsonl")
    try write([dropped], to: "records-1.jsonl")
    #expect(try readAll().records.map(\.index) == [0, dropped.index, 1])
  }

  @Test func `prefers the merged file to what a merge left behind`() throws {
    try write([record(0, endsAt: 10)], to: "records.jsonl")
    try write([record(1, endsAt: 10)], to: "records-0.jsonl")
    #expect(try readAll().records.map(\.index) == [0])
  }

  @Test func `passes over a torn last line, and says so`() throws {
    try write([record(0, endsAt: 10)], to: "records-0.jsonl", tail: String(record(1, endsAt: 20).line.prefix(100)))
    try write([record(2, endsAt: 15)], to: "records-1.jsonl", tail: record(3, endsAt: 20).line)
    let (records, tornFiles) = try readAll()
    #expect(records.map(\.index) == [0, 2])
    #expect(tornFiles.sorted() == ["records-0.jsonl", "records-1.jsonl"].map(temporary.path))
  }

  @Test func `names file and line of a record that is garbled`() throws {
    try write([record(0, endsAt: 10)], to: "records.jsonl", tail: "{\"index\":x}\n" + record(1, endsAt: 20).line + "\n")
    var reader = try RecordReader(folder)
    #expect(try reader.next()?.index == 0)
    let expected = RecordsError.garbled(
      path: temporary.path(of: "records.jsonl"), line: 2,
      problem: "expected a whole number of at most 18 digits at byte 10")
    #expect(throws: expected) { try reader.next() }
  }

  @Test func `reads lines that are longer than a piece of the file`() throws {
    var long = record(0, endsAt: 10)
    long.arrivals = (1...50_000).map {
      TokenArrival(at: RunTime(nanoseconds: $0 * 1_000_000), deliveryLag: 9, tokens: 1, kind: .content)
    }
    try write([long, record(1, endsAt: 20), long], to: "records.jsonl")
    #expect(try readAll().records == [long, record(1, endsAt: 20), long])
  }

  @Test func `has no records of an empty file`() throws {
    try write([], to: "records.jsonl")
    let (records, tornFiles) = try readAll()
    #expect(records.isEmpty && tornFiles.isEmpty)
  }

  @Test func `says which file is missing`() {
    #expect(throws: RecordsError.refusal("read", temporary.path(of: "records.jsonl"), code: 2)) {
      try RecordReader(folder)
    }
  }
}

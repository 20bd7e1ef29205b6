import TestKit
import Testing
import Vocabulary

@testable import Records

@Suite struct ClientJournalTests {
  private let temporary: TemporaryFolder
  private let folder: RunFolder

  init() throws {
    temporary = try TemporaryFolder()
    folder = try RunFolder.create(in: temporary.path, startedAt: "2026-08-01T10:15:02Z", name: "x")
  }

  private func readAll() throws -> [JournalEntry] {
    var reader = try JournalReader(folder)
    var entries: [JournalEntry] = []
    while let entry = try reader.next() { entries.append(entry) }
    return entries
  }

  private func sample(lags: [UInt64]) -> ClientSample {
    var sample = ClientSample(shard: 1, point: 2, from: RunTime(nanoseconds: 1000), to: RunTime(nanoseconds: 2000))
    sample.threadNanoseconds = 400
    sample.inFlight = 64
    sample.clockStepNanoseconds = -3
    for lag in lags { sample.loopLag.add(lag) }
    return sample
  }

  @Test func `gives back what was appended`() throws {
    var generator = SplitMix64(seed: 4)
    var entries: [JournalEntry] = [
      .sample(sample(lags: [])), .sample(sample(lags: [7])), .sample(sample(lags: [1_000_001, 1_000_002, 1_000_003])),
      .warning(
        Verdict.Reason(code: "prompts_cycled", severity: .warning, value: 3, limit: nil, advice: "Take more \"prompts\".")),
    ]
    for _ in 0..<20 {
      entries.append(
        .sample(sample(lags: (0..<Int.random(in: 0...300, using: &generator)).map { _ in UInt64(generator.count()) })))
    }
    entries.append(.ended(.interrupted))

    let log = try RecordLog(in: folder, shards: 1)
    for entry in entries.dropLast() { log.journal.append(entry) }
    try log.finish(.interrupted)
    #expect(try readAll() == entries)
  }

  @Test func `spells a sample, a warning and an ending`() {
    let warning = Verdict.Reason(code: "c", severity: .invalidity, value: 1.5, limit: 1, advice: "a")
    #expect(
      JournalEntry.sample(sample(lags: [5, 5, 9])).json.compactText == """
        {"sample":{"shard":1,"point":2,"from_ns":1000,"to_ns":2000,"thread_ns":400,"in_flight":64,"clock_step_ns":-3,\
        "loop_lag":[[5,2],[9,1]]}}
        """)
    #expect(
      JournalEntry.warning(warning).json.compactText == """
        {"warning":{"code":"c","severity":"invalidity","value":1.5,"limit":1.0,"advice":"a"}}
        """)
    #expect(JournalEntry.ended(.completed).json.compactText == #"{"ended":"completed"}"#)
  }

  @Test func `ends before a torn last line`() throws {
    try folder.write("{\"ended\":\"completed\"}\n{\"sam", to: "client.jsonl")
    #expect(try readAll() == [.ended(.completed)])
  }

  @Test(arguments: [
    ("{]", "expected a string in double quotes at byte 2"),
    ("{\"ended\":\"won\"}", "neither a sample, nor a warning, nor an ending"),
    ("{\"sample\":{\"shard\":1}}", "neither a sample, nor a warning, nor an ending"),
  ])
  func `names the line of an entry that is garbled`(line: String, problem: String) throws {
    try folder.write("{\"ended\":\"completed\"}\n\(line)\n", to: "client.jsonl")
    var reader = try JournalReader(folder)
    _ = try reader.next()
    #expect(throws: RecordsError.garbled(path: folder.path(of: "client.jsonl"), line: 2, problem: problem)) {
      try reader.next()
    }
  }
}

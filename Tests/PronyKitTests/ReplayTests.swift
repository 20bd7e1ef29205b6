import MockServer
import Plans
import PronyKit
import Reports
import TestKit
import Testing
import Vocabulary

@Suite struct ReplayTests {
  /// Runs the plan of `change` against a mock that takes a little time.
  private func run(_ change: (inout RunPlan) -> Void = { _ in }) async throws -> FinishedRun {
    try await withServer {
      $0.scenario.timeToFirstToken = .milliseconds(2)
      $0.scenario.interTokenLatency = .microseconds(200)
    } _: {
      try await FinishedRun(against: $0.url, change)
    }
  }

  struct Load: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let change: @Sendable (inout RunPlan) -> Void

    static let all: [Load] = [
      Load(testDescription: "closed loop") { $0.requests = [60] },
      Load(testDescription: "open loop") {
        $0.concurrency = []
        $0.rate = [400]
        $0.requests = [60]
      },
      Load(testDescription: "sweep with warm-up, goodput and a price") {
        $0.concurrency = [1, 3]
        $0.warmUp = .requests(4)
        $0.goodput = [ServiceLevelObjective(metric: "ttft", limit: .milliseconds(5))]
        $0.pricePerHour = 2.5
      },
      Load(testDescription: "whole replies, texts kept") {
        $0.isStreamed = false
        $0.keepsText = true
        $0.isUntrimmed = true
      },
    ]
  }

  @Test(arguments: Load.all)
  func `the report of the records is the report of the run, to the byte`(load: Load) async throws {
    let run = try await run(load.change)
    let files = try ReportCatalogue.all.map { try run.text(of: $0.fileName) }
    let replayed = try Prony.report(of: run.folder + "/")
    #expect(replayed == run.report)
    #expect(try ReportCatalogue.all.map { try run.text(of: $0.fileName) } == files)
    #expect(run.report.points.allSatisfy { $0.counts.areConserved })
  }

  @Test func `a plan.json that was damaged is told by its name`() async throws {
    let run = try await run()
    let file = run.folder + "/plan.json"
    let text = try TemporaryFolder.text(ofFile: file)
    try TemporaryFolder.write(text.replacing(#""requests": ["#, with: #""reqests": 0, "requests": [-"#), toFile: file)
    let error = try #require(throws: PronyError.self) { try Prony.report(of: run.folder) }
    let lines = error.description.split(separator: "\n")
    #expect(lines.first == "2 problems with \(file), which was changed or damaged after it was written:")
    #expect(lines.count == 3)
  }

  @Test func `the plan of a run is a plan file that says the same`() async throws {
    let folder = try TemporaryFolder()
    let key = try folder.write("sk-canary-0123456789", to: "key")
    let run = try await run {
      $0.apiKeyFile = key
      $0.apiKey = Secret("sk-canary-0123456789")
      $0.temperature = 0.5
      $0.stop = ["END", "a, b"]
      $0.headers = [HTTPHeader("X-Team", "search")]
      $0.goodput = [ServiceLevelObjective(metric: "e2el", limit: .milliseconds(1500))]
      $0.warmUp = .time(.milliseconds(20))
      $0.extraBody = #"{"seed": 7}"#
    }
    let reading = PlanReading(flags: [], files: [run.folder + "/plan.json"])
    #expect(reading.problems == [])
    #expect(reading.plan.entries == run.report.plan)
    #expect(reading.plan.apiKey == Secret("sk-canary-0123456789"), "read from the file again")
    #expect(reading.plan.yaml == PlanReading(entries: run.report.plan).plan.yaml)
  }

  @Test func `a run that was killed is reported as far as its records go`() async throws {
    let run = try await run()
    let folder = try KilledRun(of: run)
    let report = try Prony.report(of: folder.path)
    #expect(report.verdict.reasons.contains { $0.code == "incomplete" && $0.severity == .incompleteness })
    #expect(report.points[0].counts.succeeded == 7)
    #expect(report.points[0].counts.planned == 8)
  }

  @Test func `a run that was killed before its shards' records were brought together`() async throws {
    let run = try await run {
      $0.threads = 2
      $0.requests = [40]
    }
    let folder = try KilledRun(of: run)
    try folder.deal(to: 2)
    let report = try Prony.report(of: folder.path)
    #expect(report.verdict.reasons.contains { $0.code == "incomplete" })
    #expect(report.points[0].counts.succeeded == 39)
    #expect(TemporaryFolder.names(in: folder.path).contains("records-1.jsonl"), "reading changes no records")
  }

  @Test func `a line that is cut off makes a run incomplete, whatever the journal says`() async throws {
    let run = try await run()
    let folder = try KilledRun(of: run, endsJournal: true)
    #expect(try Prony.report(of: folder.path).verdict.reasons.contains { $0.code == "incomplete" })
  }

  @Test func `records that are all missing make a run incomplete, whatever the journal says`() async throws {
    let run = try await run { $0.concurrency = [1, 2] }
    let records = try run.text(of: "records.jsonl").split(separator: "\n")
    let first = records.filter { $0.contains("\"point\":0,") }.map { $0 + "\n" }.joined()
    for (kept, statuses) in [("", [Verdict.Status.incomplete, .incomplete]), (first, [nil, .incomplete])] {
      try TemporaryFolder.write(kept, toFile: run.folder + "/records.jsonl")
      let report = try Prony.report(of: run.folder)
      for (point, status) in zip(report.points, statuses) where status != nil { #expect(point.verdict.status == status) }
      #expect(report.verdict.reasons.contains { $0.code == "incomplete" && $0.advice.contains("no record of any request") })
      #expect(!report.verdict.reasons.contains { $0.code == "no_success" })
    }
  }

  @Test func `a record that is not there makes a run incomplete, whatever the journal says`() async throws {
    let run = try await run()
    let lines = try run.text(of: "records.jsonl").split(separator: "\n", omittingEmptySubsequences: false)
    try TemporaryFolder.write(lines.dropFirst().joined(separator: "\n"), toFile: run.folder + "/records.jsonl")
    #expect(!run.reasons.contains("incomplete"))
    #expect(try Prony.report(of: run.folder).verdict.reasons.contains { $0.code == "incomplete" })
  }

  @Test func `a folder without a run, and records that are none, are told with their place`() async throws {
    let empty = try TemporaryFolder()
    let error = #expect(throws: PronyError.self) { try Prony.report(of: empty.path) }
    #expect(error?.description.contains(empty.path) == true)

    let run = try await run()
    let records = try run.text(of: "records.jsonl").split(separator: "\n")
    try TemporaryFolder.write(
      (records[..<2] + ["{\"request_id\":7}"] + records[2...]).joined(separator: "\n") + "\n",
      toFile: run.folder + "/records.jsonl")
    let garbled = #expect(throws: PronyError.self) { try Prony.report(of: run.folder) }
    #expect(garbled?.description.contains("records.jsonl:3") == true, "\(garbled?.description ?? "")")
  }
}

/// A copy of a run's folder as kill -9 would have left it: no end in the journal, and the last record cut off within its line.
private struct KilledRun {
  let path: String
  private let folder: TemporaryFolder
  private let records: [Substring]

  init(of run: FinishedRun, endsJournal: Bool = false) throws {
    folder = try TemporaryFolder()
    path = folder.path
    records = try run.text(of: "records.jsonl").split(separator: "\n")
    try folder.write(try run.text(of: "plan.json"), to: "plan.json")
    let journal = try run.text(of: "client.jsonl").split(separator: "\n")
    let kept = endsJournal ? journal : journal.filter { !$0.contains("\"ended\"") }
    try folder.write(kept.joined(separator: "\n") + "\n", to: "client.jsonl")
    try folder.write(KilledRun.cut(records), to: "records.jsonl")
  }

  /// Gives each of `shards` shards its records in a file of its own.
  func deal(to shards: Int) throws {
    try folder.remove("records.jsonl")
    for shard in 0..<shards {
      let own = records.filter { $0.contains("\"shard\":\(shard),") }
      try folder.write(shard == 0 ? KilledRun.cut(own) : own.joined(separator: "\n") + "\n", to: "records-\(shard).jsonl")
    }
  }

  private static func cut(_ lines: [Substring]) -> String { String(lines.joined(separator: "\n").dropLast(30)) }
}

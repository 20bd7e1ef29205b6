import MockServer
import PronyKit
import TestKit
import Testing
import Vocabulary

/// Reports of runs whose files somebody has changed: what cannot have been is said, and no number is made of it.
@Suite struct DamagedRunTests {
  private func run(_ change: (inout RunPlan) -> Void = { _ in }) async throws -> FinishedRun {
    try await withServer { _ in
    } _: {
      try await FinishedRun(against: $0.url, change)
    }
  }

  /// What is said of `run` when its records are what `change` makes of their lines.
  private func refusal(of run: FinishedRun, _ change: (inout [String]) -> Void) throws -> String {
    var lines = try run.text(of: "records.jsonl").split(separator: "\n").map(String.init)
    change(&lines)
    try TemporaryFolder.write(lines.map { $0 + "\n" }.joined(), toFile: run.folder + "/records.jsonl")
    let error = try #require(throws: PronyError.self) { try Prony.report(of: run.folder) }
    return error.description.replacing("\(run.folder)/", with: "")
  }

  private let damaged = "; the file was changed or damaged after it was written"

  @Test func `a record that stands twice is refused, with its line`() async throws {
    let run = try await run()
    let said = try refusal(of: run) { $0.append($0[2]) }
    #expect(said == "records.jsonl:9: a second record of request \(run.records[2].index) of point 0" + damaged)
  }

  @Test func `more records than the plan has requests are refused`() async throws {
    let said = try refusal(of: try await run()) { $0.append($0[2].replacing(/"index":\d+/, with: "\"index\":1000000000")) }
    #expect(said == "records.jsonl:9: one request more than the 8 that the plan has for point 0" + damaged)
  }

  @Test func `a record of a point or of a URL that the plan has not is refused`() async throws {
    let run = try await run()
    let point = try refusal(of: run) { $0[3].replace("\"point\":0", with: "\"point\":1") }
    #expect(point == "records.jsonl:4: point 1 of a plan that has 1, counted from 0" + damaged)
    let url = try refusal(of: run) {
      $0[3].replace("\"point\":1", with: "\"point\":0")
      $0[5].replace("\"scheduled_ns\"", with: "\"url_index\":7,\"scheduled_ns\"")
    }
    #expect(url == "records.jsonl:6: url_index 7 of a plan that has 1, counted from 0" + damaged)
  }

  @Test(arguments: ["scheduled", "sent", "finished"])
  func `a request before the run, or answered before it was sent, makes it invalid`(instant: String) async throws {
    let run = try await run()
    let text = try run.text(of: "records.jsonl").replacing(
      try Regex("\"\(instant)_ns\":"), with: "\"\(instant)_ns\":-", maxReplacements: 1)
    try TemporaryFolder.write(text, toFile: run.folder + "/records.jsonl")
    let verdict = try Prony.report(of: run.folder).verdict
    #expect(verdict.status == .invalid)
    #expect(verdict.reasons.first { $0.code == "impossible_times" }?.value == 1)
  }

  @Test(arguments: [("\"url\": [],"), ""])
  func `a plan.json without a URL is refused`(urls: String) async throws {
    let run = try await run()
    let file = run.folder + "/plan.json"
    let text = try TemporaryFolder.text(ofFile: file).replacing(/"url": "[^"]*",/, with: urls)
    try TemporaryFolder.write(text, toFile: file)
    let error = #expect(throws: PronyError.self) { try Prony.report(of: run.folder) }
    #expect(error?.description.contains("missing") == true, "\(error?.description ?? "")")
  }
}

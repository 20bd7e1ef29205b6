import PronyKit
import Synchronization
import TestKit
import Testing
import Vocabulary

/// What load does to replies: against endpoints that are wrong in the way that is looked for.
@Suite struct IntegrityTests {
  /// Runs two points of four prompts each against an endpoint that answers `reply` of how many requests came, and of what this one says.
  private func run(
    _ change: (inout RunPlan) -> Void = { _ in }, answering reply: @escaping @Sendable (Int, String) -> String
  ) async throws -> FinishedRun {
    let folder = try TemporaryFolder()
    try folder.write((1...4).map { #"{"prompt":"Question \#($0)?"}"# + "\n" }.joined(), to: "prompts.jsonl")
    let count = Watched(0)
    let server = LoopbackServer { connection in
      while let request = connection.readRequest() {
        let number = Mutex(0)
        count.change { count in
          count += 1
          number.withLock { $0 = count }
        }
        connection.reply(headers: "Content-Type: application/json\r\n", reply(number.withLock { $0 }, request))
      }
    }
    defer { server.stop() }
    return try await FinishedRun(against: server.url) {
      $0.hasPreflight = false
      $0.isStreamed = false
      $0.prompts = .set("\(folder.path)/prompts.jsonl")
      $0.requests = [4]
      $0.concurrency = [1, 2]
      $0.temperature = 0
      $0.keepsText = true
      change(&$0)
    }
  }

  private static func reply(_ text: String, finish: String = "stop", input: Int = 5) -> String {
    #"{"choices":[{"message":{"content":"\#(text)"},"finish_reason":"\#(finish)"}],"#
      + #""usage":{"prompt_tokens":\#(input),"completion_tokens":1}}"#
  }

  @Test func `replies are compared with the first to their prompt`() async throws {
    let run = try await run { number, _ in
      // Of the second point's four replies one is another text, and one counts other input tokens.
      Self.reply(number == 6 ? "no" : "yes", finish: number == 7 ? "length" : "stop", input: number == 8 ? 6 : 5)
    }
    let (first, second) = try (#require(run.report.points[0].integrity), #require(run.report.points[1].integrity))
    #expect((first.replies, first.compared, first.changed, first.recounted, first.cut) == (4, 0, 0, 0, 0))
    #expect((second.replies, second.compared, second.changed, second.recounted, second.cut) == (4, 4, 1, 1, 1))
    let changed = run.records.filter { $0.text == "no" }.map(\.requestID)
    #expect(changed.count == 1 && second.changedExamples == changed)
    #expect(try run.text(of: "report.txt").contains("1 of 4 replies are another text than the first to their prompt"))
    #expect(try Prony.report(of: run.folder) == run.report)
  }

  @Test func `where the temperature is not 0 texts are not compared`() async throws {
    let run = try await run {
      $0.temperature = 0.7
    } answering: { number, _ in
      Self.reply("\(number)")
    }
    #expect(run.report.points.map { $0.integrity?.compared } == [nil, nil])
  }

  @Test func `without texts there is nothing to look at`() async throws {
    let run = try await run {
      $0.keepsText = false
    } answering: { _, _ in
      Self.reply("yes")
    }
    #expect(run.report.points.allSatisfy { $0.integrity == nil })
  }

  @Test func `an endpoint that mixes requests up is found out by their canaries`() async throws {
    let last = Watched("")
    let run = try await run {
      $0.hasCanaries = true
      $0.keepsText = false
    } answering: { number, request in
      let word = request.firstMatch(of: /canary-[0-9a-f]{16}/).map { String($0.output) } ?? "no canary"
      defer { last.change { $0 = word } }
      // The fourth request gets the reply to the third.
      return Self.reply(number == 4 ? last.value : word)
    }
    let canaries = try #require(run.point.integrity?.canaries)
    #expect((canaries.own, canaries.foreign) == (3, 1))
    #expect(canaries.examples == [CanaryReport.Example(requestID: run.records[3].requestID, asked: 3, prompt: 2)])
    #expect(run.point.verdict.status == .invalid)
    #expect(run.point.verdict.reasons.map(\.code).contains("foreign_canaries"))
    #expect(run.report.points[1].integrity?.canaries?.foreign == 0)
    #expect(try Prony.report(of: run.folder) == run.report)
  }
}

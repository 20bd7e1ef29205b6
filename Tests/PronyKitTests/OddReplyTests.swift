import PronyKit
import TestKit
import Testing
import Vocabulary

/// Replies that are odd, but replies, each through a whole run.
@Suite struct OddReplyTests {
  /// Runs a small load against an endpoint that replies with `body` to every request.
  private func run(
    _ body: String, as type: String = "text/event-stream", _ change: (inout RunPlan) -> Void = { _ in }
  ) async throws -> FinishedRun {
    let server = LoopbackServer { connection in
      while connection.readRequest() != nil { connection.reply(headers: "Content-Type: \(type)\r\n", body) }
    }
    defer { server.stop() }
    let run = try await FinishedRun(against: server.url) {
      $0.hasPreflight = false
      change(&$0)
    }
    try run.expectNothingLost()
    return run
  }

  /// A stream of `events`, each the text of a chunk and the usage that it carries.
  private func stream(_ events: [(text: String, usage: String?)], usage: String? = nil) -> String {
    func usageMember(_ count: String?) -> String { count.map { #","usage":{"completion_tokens":\#($0)}"# } ?? "" }
    let chunks = events.map { #"{"choices":[{"delta":{"content":"\#($0.text)"}}]\#(usageMember($0.usage))}"# }
    let last = [#"{"choices":[{"delta":{},"finish_reason":"stop"}]\#(usageMember(usage))}"#, "[DONE]"]
    return (chunks + last).map { "data: \($0)\n\n" }.joined()
  }

  @Test func `several tokens in a chunk, counted by the usage alone, are noted and timed per chunk`() async throws {
    let run = try await run(stream([("a b c d", nil), (" e f g h", nil)], usage: "8"))
    #expect(run.point.counts.succeeded == 8)
    #expect(run.point.notes == [.chunkedTokens: 8])
    #expect(run.point.perChunkRequests == 8)
    #expect(run.records.allSatisfy { $0.usage.output == 8 && $0.tokenSource == .usage })
    #expect(run.reasons.contains("usage_differs"))
    let text = try run.text(of: "report.txt")
    #expect(text.contains("chunked_tokens (8 requests)") && text.contains("per chunk"))
  }

  @Test func `several tokens in a chunk that counts them are noted and timed per token`() async throws {
    let run = try await run(stream([("a b c d", "4"), (" e f g h", "8")], usage: "8"))
    #expect(run.point.notes == [.chunkedTokens: 8])
    #expect(run.point.perChunkRequests == 0)
    #expect(run.records.allSatisfy { $0.arrivals.map(\.tokens).reduce(0, +) == 8 })
    #expect(!run.reasons.contains("usage_differs"))
  }

  @Test(arguments: ["0", "-5", "1e18", "999999999999999999999", "\"8\""])
  func `usage that cannot be is noted, and chunks count instead`(usage: String) async throws {
    let run = try await run(stream([("a", nil), (" b", nil)], usage: usage))
    #expect(run.point.counts.succeeded == 8)
    #expect(run.point.notes == [.implausibleUsage: 8])
    #expect(run.records.allSatisfy { $0.usage.output == 2 && $0.tokenSource == .chunks })
  }

  @Test func `a time of creation long past is nobody's time`() async throws {
    let body = stream([("a", nil), (" b", nil)]).replacing("{\"choices\"", with: "{\"created\":1,\"choices\"")
    let run = try await run(body)
    #expect(run.point.counts.succeeded == 8)
    #expect(run.records.allSatisfy { $0.firstTokenAt.map { $0 >= .zero } == true && $0.notes == [] })
  }

  @Test(arguments: ["application/json", "text/plain", "text/html", ""])
  func `a stream under another content type is read as the stream that it is`(type: String) async throws {
    let run = try await run(stream([("a", nil), (" b", nil)]), as: type)
    #expect(run.point.counts.succeeded == 8)
    #expect(run.records.allSatisfy { $0.notes == [] && $0.arrivals.count { $0.kind.isOutput } == 2 })
  }

  @Test func `a whole reply to a request for a stream has no time to first token`() async throws {
    let run = try await run(#"{"choices":[{"message":{"content":"a"},"finish_reason":"stop"}]}"#, as: "application/json")
    #expect(run.point.counts.succeeded == 8)
    #expect(run.point.notes == [.wholeInsteadOfStream: 8])
    if case .distribution(let ttft)? = run.point["ttft"] { #expect(ttft.count == 0) } else { Issue.record("no ttft") }
  }

  @Test func `a stream in reply to a request for a whole is noted`() async throws {
    let run = try await run(stream([("a", nil)])) { $0.isStreamed = false }
    #expect(run.point.counts.succeeded == 8)
    #expect(run.point.notes == [.streamInsteadOfWhole: 8])
  }
}

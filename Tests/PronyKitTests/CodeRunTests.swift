import PronyKit
import TestKit
import Testing
import Vocabulary

/// HumanEval as a whole run: requests, replies, programs in the sandbox, scores.
@Suite(.sharedFiles, .needs(.bwrap)) struct CodeRunTests {
  /// Runs all problems against an endpoint that completes a prompt by `solution` of its row.
  private func score(limit: Int? = nil, _ solution: @escaping @Sendable (JSONText) -> String) async throws -> ScoreReport {
    let rows = try SharedFiles.text(of: "eval/humaneval/HumanEval.jsonl")
      .split(separator: "\n").map { try JSONText(String($0)) }
    let byPrompt = Dictionary(uniqueKeysWithValues: rows.map { ($0["prompt"]?.string ?? "", $0) })
    let server = LoopbackServer { connection in
      while let request = connection.readRequest() {
        let body = request.split(separator: "\r\n\r\n", maxSplits: 1).last.flatMap { try? JSONText(String($0)) }
        let prompt = body?["messages"]?.elements?.first?["content"]?.string ?? ""
        let reply = byPrompt[prompt].map(solution) ?? "an unknown prompt"
        connection.reply(
          headers: "Content-Type: application/json\r\n",
          #"{"choices":[{"message":{"content":\#(JSONText.quoting(reply))},"finish_reason":"stop"}]}"#)
      }
    }
    defer { server.stop() }
    let run = try await FinishedRun(against: server.url) {
      $0.hasPreflight = false
      $0.isStreamed = false
      $0.isScored = true
      $0.requests = []
      $0.prompts = .set("humaneval")
      $0.samples.setting = "lm-eval"
      $0.samples.limit = limit.map { .count($0) }
      $0.datasetFolder = SharedFiles.path(of: "eval/humaneval")
    }
    #expect(try Prony.report(of: run.folder) == run.report)
    return try #require(run.point.score)
  }

  @Test func `canonical solutions all pass`() async throws {
    let score = try await score { $0["canonical_solution"]?.string ?? "" }
    #expect(score.metrics.first?.value == 1)
    #expect(score.metrics.first?.count == score.samples)
    #expect(score.samples >= 130, "as many as there are in the files")
  }

  @Test func `a solution that does nothing fails`() async throws {
    let score = try await score(limit: 10) { _ in "    pass\n" }
    #expect(score.metrics.first?.value == 0)
    #expect(score.metrics.first?.count == 10)
  }
}

import FoundationEssentials
import MockServer
import TestKit
import Testing

/// Loads on several endpoints, from the command line to the report.
@Suite(.binary) struct SeveralURLsTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A mock whose first token takes `ttft`, and which logs what it was sent.
  private func mock(_ name: String, ttft: String) throws -> Command {
    try Command.start(["mock", "--ttft", ttft, "--itl", "0s", "--truth-log", folder.path(of: name)], in: folder)
  }

  /// How many completions the mock of this name was asked for, the preflight not counted.
  private func asked(_ name: String) throws -> Int {
    try TruthLine.read(folder.path(of: name)).count { $0.requestID != nil }
  }

  private func endpoints(of run: MadeRun) throws -> [WrittenURL] {
    let points = try JSONDecoder().decode(WrittenURLs.self, from: Data(run.text(of: "report.json").utf8)).points
    return points.flatMap(\.urls)
  }

  @Test(arguments: ["round-robin", "least-in-flight"])
  func `two endpoints share the requests, and each has its numbers`(balance: String) async throws {
    let (quick, slow) = (try mock("quick", ttft: "0s"), try mock("slow", ttft: "200ms"))
    let (quickURL, slowURL) = (try await quick.mockURL(), try await slow.mockURL())
    let words = Command.small(slowURL).map { $0 == "8" ? "24" : $0 }
    let ended = try await Command.run(words + ["--url", quickURL, "--balance", balance], in: folder)
    for mock in [quick, slow] {
      mock.signal(15)
      _ = await mock.finish()
    }
    let run = try MadeRun(in: folder)
    let urls = try endpoints(of: run)
    #expect(urls.map(\.url) == [slowURL, quickURL])
    #expect(urls.map(\.counts.sent) == [try asked("slow"), try asked("quick")])
    #expect(urls.map(\.counts.sent).reduce(0, +) == 24)
    #expect(urls.allSatisfy { $0.counts.succeeded == $0.counts.sent })
    if balance == "round-robin" {
      #expect(urls.map(\.counts.sent) == [12, 12])
    } else {
      #expect(urls[0].counts.sent < urls[1].counts.sent)
    }
    #expect(try #require(urls[0].metrics.ttft.min) >= 0.2)
    #expect(try #require(urls[1].metrics.ttft.min) < 0.2)
    #expect(ended.output.contains("1: \(slowURL)\n") && ended.output.contains("2: \(quickURL)\n"))
    #expect(ended.output.contains("\(balance), openai-chat, streamed"))

    let report = try run.text(of: "report.json")
    let again = try await Command.run(["report", run.path], in: folder)
    #expect(again.output == ended.output)
    #expect(try run.text(of: "report.json") == report)
  }

  @Test func `an endpoint that is not there is named before the load`() async throws {
    let nobody = BoundSocket()
    defer { nobody.close() }
    try await withServer { server in
      let ended = try await Command.perf(server.url, "--url", nobody.url, in: folder)
      #expect(ended.status == 3)
      #expect(ended.errors.hasPrefix("prony: cannot reach \(nobody.url): conn_refused: "))
      #expect(TemporaryFolder.names(in: folder.path) == [])
    }
  }

  @Test func `without that look its failures are its own`() async throws {
    let nobody = BoundSocket()
    defer { nobody.close() }
    try await withServer { server in
      _ = try await Command.perf(server.url, "--url", nobody.url, "--no-preflight", in: folder)
      let run = try MadeRun(in: folder)
      let urls = try endpoints(of: run)
      #expect(urls.map(\.counts.succeeded) == [4, 0])
      #expect(urls.map(\.counts.failed) == [0, 4])
      #expect(urls[0].failures.isEmpty && urls[1].failures.map(\.class) == ["conn_refused"])
      #expect(try run.report().counts.failed == 4)
    }
  }

  @Test func `the plan of a run on several is a plan file`() async throws {
    try await withServer { server in
      _ = try await Command.perf(server.url, "--url", server.url + "/v1", "--url", server.url, in: folder)
      let run = try MadeRun(in: folder)
      #expect(try endpoints(of: run).map(\.counts.sent) == [5, 3])
      let flags = Array(Command.small(server.url).dropFirst()) + ["--url", server.url + "/v1", "--url", server.url]
      let plan = try await Command.run(["perf", "--dry-run"] + flags, in: folder)
      let again = try await Command.run(["perf", "--dry-run", "--config", run.path + "/plan.json"], in: folder)
      #expect(again.output == plan.output)
      #expect(plan.output.contains("# to \(server.url)/v1/chat/completions\n# to \(server.url)/v1/chat/completions\n"))
    }
  }
}

/// What of `report.json` is told of the endpoints.
private struct WrittenURLs: Decodable {
  struct Point: Decodable { let urls: [WrittenURL] }
  let points: [Point]
}

/// An endpoint of `report.json`.
private struct WrittenURL: Decodable {
  struct Counts: Decodable { let sent, succeeded, failed: Int }
  struct Failure: Decodable { let `class`: String }
  struct Metrics: Decodable {
    struct Times: Decodable { let min: Double? }
    let ttft: Times
  }

  let url: String
  let counts: Counts
  let failures: [Failure]
  let metrics: Metrics
}

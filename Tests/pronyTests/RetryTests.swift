import FoundationEssentials
import MockServer
import TestKit
import Testing

/// What a run says of requests that were retried.
@Suite(.binary) struct RetryTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Runs a small load on an endpoint that refuses every third request as overloaded.
  private func run(_ arguments: String...) async throws -> (shown: String, point: WrittenPoint) {
    var overload = Fault.Response()
    overload.status = 503
    var rule = FaultRule(Fault(.respond(overload)))
    rule.every = 3
    return try await withServer {
      $0.scenario.faults = [rule]
    } _: { server in
      let ended = try await Command.run(Command.small(server.url) + ["--no-preflight"] + arguments, in: folder)
      let run = try MadeRun(in: folder)
      #expect(try await Command.run(["report", run.path], in: folder).output == ended.output)
      let decoder = JSONDecoder()
      decoder.keyDecodingStrategy = .convertFromSnakeCase
      let report = try decoder.decode(WrittenPoints.self, from: Data(run.text(of: "report.json").utf8))
      return (ended.output, try #require(report.points.first))
    }
  }

  @Test func `the report tells the attempts, what they saved and how they failed`() async throws {
    let (shown, point) = try await run("--retries", "5", "--retry-backoff", "1ms", "--retry-budget", "10")
    // Of eleven attempts three were refused, and the last was no third one.
    let retries = try #require(point.retries)
    #expect(point.counts.succeeded == 8)
    #expect(retries.attempts == 11 && retries.saved == retries.requests && retries.gaveUp == 0)
    #expect(retries.failedAttempts == ["http_5xx": 3])
    #expect(shown.contains("requests retried, 11 attempts in all; "))
    #expect(shown.contains("failed attempts: 3 × http_5xx, "))
    #expect(shown.contains("retried ("))
  }

  @Test func `without retries it says nothing of them`() async throws {
    let (shown, point) = try await run()
    #expect(point.counts.failed == 2 && point.retries == nil)
    #expect(!shown.contains("retries") && !shown.contains("retried") && !shown.contains("attempts"))
  }
}

private struct WrittenPoints: Decodable {
  let points: [WrittenPoint]
}

/// What of a point of `report.json` tells of retries.
private struct WrittenPoint: Decodable {
  struct Counts: Decodable { let succeeded, failed: Int }
  struct Retries: Decodable {
    let requests, attempts, saved, gaveUp: Int
    let failedAttempts: [String: Int]
  }

  let counts: Counts
  let retries: Retries?
}

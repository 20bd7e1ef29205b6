import Glibc
import MockServer
import PronyKit
import TestKit
import Testing
import Vocabulary

/// What a server can do to a reply, each over a real socket and through a whole run.
///
/// Each test shows what the client makes of it, and that no request is lost meanwhile. `Tests/FAULTS.md` tells which fault is tested where.
@Suite struct FaultTests {
  /// Runs a small load against a server that plays the shipped scenario `name`, or the one that it spells out in YAML.
  func run(
    _ name: String, tls: MockTLS = .none, listen: String = MockOptions().listen, _ change: (inout RunPlan) -> Void = { _ in },
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> FinishedRun {
    var scenario = try name.hasPrefix("{") ? Scenario(yaml: name, file: "test") : Scenario(named: name)
    scenario.timeToFirstToken = .zero
    scenario.interTokenLatency = .zero
    let run = try await withServer {
      $0.scenario = scenario
      $0.tls = tls
      $0.listen = listen
    } _: { server in
      try await FinishedRun(against: server.url) {
        $0.hasPreflight = false
        $0.caFile = server.certificatePath
        change(&$0)
      }
    }
    try run.expectNothingLost(sourceLocation: sourceLocation)
    return run
  }

  /// Expects every request of the scenario to fail as `kind`, once, with `detail` in what is said.
  @discardableResult
  func expect(
    _ name: String, failsAs kind: RequestFailure.Kind, saying detail: String = "", tls: MockTLS = .none,
    sourceLocation: SourceLocation = #_sourceLocation, _ change: (inout RunPlan) -> Void = { _ in }
  ) async throws -> FinishedRun {
    let run = try await run(name, tls: tls, change, sourceLocation: sourceLocation)
    run.expectFailures(as: kind, saying: detail, sourceLocation: sourceLocation)
    return run
  }

  /// Expects every request to succeed, with `notes`.
  private func expect(
    _ name: String, succeedsNoting notes: Set<ReplyNote> = [], sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let run = try await run(name, sourceLocation: sourceLocation)
    #expect(run.point.counts.succeeded == 8, sourceLocation: sourceLocation)
    #expect(run.records.allSatisfy { $0.notes == notes }, sourceLocation: sourceLocation)
  }

  func hurry(_ plan: inout RunPlan) {
    plan.requests = [2]
    plan.requestTimeout = .seconds(3)
  }

  @Test func `a stream that is cut off is truncated, and what came is kept`() async throws {
    let run = try await expect("truncated", failsAs: .streamTruncated)
    #expect(run.records.allSatisfy { $0.arrivals.count { $0.kind.isOutput } == 2 })
    if case .distribution(let ttft)? = run.point["ttft"] { #expect(ttft.count == 0) }
  }

  @Test func `a whole reply that is cut off breaks the protocol`() async throws {
    try await expect("truncated", failsAs: .protocolError) { $0.isStreamed = false }
  }

  @Test func `a reset before the reply's first byte`() async throws {
    let run = try await expect("reset-before-reply", failsAs: .connectionReset)
    #expect(run.records.allSatisfy { $0.firstByteAt == nil && $0.http == nil })
  }

  @Test func `a reset within the reply`() async throws {
    let run = try await expect("reset-in-reply", failsAs: .connectionReset)
    #expect(run.records.allSatisfy { $0.firstByteAt != nil && $0.firstTokenAt != nil })
  }

  @Test func `a connection that is closed before the reply`() async throws {
    try await expect("close-before-reply", failsAs: .connectionReset)
  }

  @Test func `a half-closed connection ends the reply`() async throws {
    try await expect("half-close", failsAs: .streamTruncated)
    try await expect("half-close-after-reply")
  }

  @Test func `an error named in the stream`() async throws {
    try await expect("error-event", failsAs: .apiError, saying: "out of memory")
  }

  @Test func `an error as data of the stream`() async throws {
    try await expect("error-data", failsAs: .apiError, saying: "out of memory")
  }

  @Test func `an error as the whole of a 200`() async throws {
    try await expect("error-in-200", failsAs: .apiError, saying: "no such model")
  }

  @Test(arguments: ["long-line", "endless-line"])
  func `a line longer than any is given up`(scenario: String) async throws {
    let run = try await expect(scenario, failsAs: .lineTooLong) { $0.requests = [2] }
    #expect(run.records.allSatisfy { $0.bytesReceived < 12 << 20 })
  }

  @Test func `a body without end is given up`() async throws {
    let run = try await expect("endless-body", failsAs: .bodyTooLarge) { $0.requests = [1] }
    #expect(run.records.allSatisfy { $0.bytesReceived < 72 << 20 })
  }

  @Test func `a compression bomb is not unpacked`() async throws {
    let run = try await expect("gzip-bomb", failsAs: .decodeError, saying: "gzip")
    #expect(run.records.allSatisfy { $0.bytesReceived < 1 << 20 })
  }

  @Test func `a stream without its terminal event, but with a finish`() async throws {
    try await expect("no-done", succeedsNoting: [.missingTerminalEvent])
  }

  @Test func `a stream with neither terminal event nor finish`() async throws {
    try await expect("no-finish", failsAs: .streamTruncated)
  }

  @Test func `data after the end is ignored and noted`() async throws {
    try await expect("data-after-done", succeedsNoting: [.dataAfterEnd])
  }

  @Test(arguments: ["bad-chunk", "huge-chunk", "garbage-in-stream", "garbage"])
  func `broken framing breaks the protocol`(scenario: String) async throws {
    try await expect(scenario, failsAs: .protocolError)
  }

  @Test(arguments: [
    "rate-limited", "rate-limited-until", "rate-limited-negative", "rate-limited-for-ever",
  ])
  func `a refusal for rate is recorded and not retried, whatever it says of when`(scenario: String) async throws {
    try await expect(scenario, failsAs: .rateLimited)
  }

  @Test func `a gateway's page of HTML is shown short and escaped`() async throws {
    let run = try await expect("bad-gateway", failsAs: .httpServerError, saying: "502 Bad Gateway")
    #expect(run.records.allSatisfy { $0.http?.status == 502 })
  }

  @Test(arguments: ["no-content", "empty-body"])
  func `a reply without a body is no reply`(scenario: String) async throws {
    for isStreamed in [true, false] {
      try await expect(scenario, failsAs: .malformedReply, saying: "with an empty body") { $0.isStreamed = isStreamed }
    }
  }

  @Test func `a page of HTML with a status of success is no reply`() async throws {
    try await expect("sign-in-page", failsAs: .malformedReply, saying: "<title>Sign in</title>")
  }

  @Test(arguments: ["stall-before-head", "stall-after-head", "stall-between-tokens", "slow-loris"])
  func `a server that falls silent is timed out, and what came is kept`(scenario: String) async throws {
    let run = try await expect(scenario, failsAs: .requestTimeout, hurry)
    let hasHead = scenario == "stall-after-head" || scenario == "stall-between-tokens"
    if hasHead { #expect(run.records.allSatisfy { $0.http?.status == 200 }) }
    if scenario == "stall-between-tokens" { #expect(run.records.allSatisfy { $0.firstTokenAt != nil }) }
  }

  @Test(arguments: ["late-head", "late-token"])
  func `a server that is late is waited for`(scenario: String) async throws {
    try await expect(scenario)
  }

  @Test func `a handshake that breaks off`() async throws {
    try await expect("tls-abort", failsAs: .tlsError, tls: .selfSigned)
  }

  @Test func `an endpoint at an IPv6 address`() async throws {
    let run = try await run("silent-close", listen: "[::1]:0")
    #expect(run.point.counts.succeeded == 8)
  }

  @Test func `a redirect is not followed`() async throws {
    let run = try await expect("redirect", failsAs: .unexpectedStatus)
    #expect(run.records.allSatisfy { $0.http?.status == 307 })
  }

  @Test func `connections that are closed after each reply lose nothing`() async throws {
    try await expect("silent-close")
  }

  @Test func `faults of all kinds among many requests lose none`() async throws {
    let run = try await run("two-percent-faults") {
      $0.requests = [2000]
      $0.concurrency = [50]
      $0.threads = 2
    }
    let counts = run.point.counts
    // Five of the seven fail a request: 1.5 % of 2,000 are 30.
    #expect((8...70).contains(counts.failed), "\(counts.failed)")
    #expect(counts.succeeded + counts.failed == 2000)
  }

  // MARK: Retries

  @Test func `a request that is let through the second time succeeds, and its record tells both`() async throws {
    let run = try await run("rate-limited-once") { $0.retries.limit = 1 }
    #expect(run.point.counts.succeeded == 8)
    let retried = run.records.filter { $0.attempts > 1 }
    #expect(retried.map { $0.failedAttempts.map(\.kind) } == [[.rateLimited]])
    let record = try #require(retried.first)
    let attempt = record.failedAttempts[0]
    let sentAt = try #require(record.sentAt)
    #expect(record.scheduledAt <= attempt.sentAt && attempt.sentAt <= attempt.endedAt && attempt.endedAt <= sentAt)
    #expect(!run.reasons.contains("late_sends"))
  }

  @Test func `an endpoint that refuses everything is not sent a multiple of the load`() async throws {
    let run = try await run("reset-before-reply") {
      $0.requests = [100]
      $0.retries.limit = 5
      $0.retries.backoff = .milliseconds(1)
      $0.retries.budget = 0.25
    }
    #expect(run.point.counts.failed == 100)
    #expect(run.records.map { $0.attempts - 1 }.reduce(0, +) == 25)
  }
}

import MockServer
import PronyKit
import TestKit
import Testing
import Vocabulary

/// What a server can do to a stream, and to the connection that streams share.
extension FaultTests {
  private func byPriorKnowledge(_ plan: inout RunPlan) { plan.http = .priorKnowledge }

  /// Half a second of silence is too long.
  private func withIdleTimeout(_ plan: inout RunPlan) {
    plan.http = .priorKnowledge
    plan.idleTimeout = .milliseconds(500)
  }

  // MARK: Streams

  // libcurl drops what it reads in one go with the reset.
  @Test func `a stream that is reset fails its request`() async throws {
    try await expect("stream-reset", failsAs: .streamReset, saying: "INTERNAL_ERROR", byPriorKnowledge)
  }

  @Test func `a stream that is reset before its reply`() async throws {
    let run = try await expect("stream-reset-before-reply", failsAs: .streamReset, byPriorKnowledge)
    #expect(run.records.allSatisfy { $0.firstByteAt == nil && $0.http == nil })
  }

  @Test func `a stream that is reset leaves the others of its connection alone`() async throws {
    let run = try await run("{faults: [{do: reset-stream, at: 2, every: 2}]}", byPriorKnowledge)
    #expect(run.point.counts.failed == 4)
    #expect(run.point.counts.succeeded == 4)
    #expect(run.records.count { $0.http?.isReused == false } == 1)
  }

  @Test func `a stream whose client is to calm down`() async throws {
    try await expect("enhance-your-calm", failsAs: .streamReset, saying: "ENHANCE_YOUR_CALM", byPriorKnowledge)
  }

  @Test func `a refused stream is resent once, marked`() async throws {
    let run = try await run("stream-refused-once", byPriorKnowledge)
    #expect(run.point.counts.succeeded == 8)
    #expect(run.records.count { $0.http?.isResent == true } == 1)
    #expect(run.records.allSatisfy { $0.attempts == 1 })
  }

  @Test func `streams that are always refused are not sent for ever`() async throws {
    try await expect("stream-refused", failsAs: .streamRefused) {
      byPriorKnowledge(&$0)
      // More than libcurl resends in a handle's life.
      $0.requests = [30]
    }
  }

  @Test(arguments: ["no-error", "internal-error"])
  func `a connection that takes no more requests ends with those it has, and the others go to a new one`(
    code: String
  ) async throws {
    // The fourth request is refused by a connection that still has three to answer.
    let scenario =
      "{faults: [{do: go-away, code: \(code), every: 4, first: 4}, {do: delay, at: 2, after: 50ms, first: 3}]}"
    let run = try await run(scenario) {
      byPriorKnowledge(&$0)
      $0.concurrency = [4]
    }
    #expect(run.records.compactMap(\.failure) == [])
    #expect(run.records.contains { $0.http?.isResent == true })
    #expect(run.records.contains { $0.http?.isReused == false })
  }

  @Test(arguments: ["go-away", "go-away-in-error"])
  func `a server that ends its connections time and again refuses no more than what it was sent twice`(
    scenario: String
  ) async throws {
    let run = try await run(scenario) {
      byPriorKnowledge(&$0)
      $0.concurrency = [16]
      $0.requests = [160]
    }
    #expect(run.records.allSatisfy { $0.failure == nil || $0.failure?.kind == .streamRefused })
    #expect(run.records.contains { $0.failure == nil && $0.http?.isResent == true })
  }

  @Test func `a refused request that may not be resent says so`() async throws {
    let run = try await run("{faults: [{do: go-away, first: 1}]}") {
      byPriorKnowledge(&$0)
      $0.resendsLost = false
    }
    #expect(run.point.failures.map(\.kind) == [.streamRefused])
    #expect(run.point.failures.first?.example.contains("the plan has it not resent") == true)
  }

  @Test func `a server that takes one stream at a time is waited for, apart from its own time`() async throws {
    let run = try await run("one-stream") {
      byPriorKnowledge(&$0)
      $0.concurrency = [8]
      $0.requests = [40]
    }
    #expect(run.records.compactMap(\.failure) == [])
    for record in run.records {
      let (sentAt, wroteAt) = (try #require(record.sentAt), try #require(record.wroteAt))
      let firstByteAt = try #require(record.firstByteAt)
      #expect(sentAt <= wroteAt && wroteAt <= firstByteAt)
    }
    for name in ["send_delay", "wait", "ttft"] {
      guard case .distribution? = run.point[name] else {
        Issue.record("no \(name)")
        continue
      }
    }
  }

  // MARK: Connections

  @Test func `a window that the server never opens is an idle timeout`() async throws {
    let prompt = String(repeating: "tell me more ", count: 20_000)
    let run = try await expect("closed-window", failsAs: .idleTimeout) {
      withIdleTimeout(&$0)
      $0.requests = [4]
      $0.prompts = .text(prompt)
    }
    #expect(run.records.allSatisfy { $0.firstByteAt == nil })
  }

  @Test func `a connection that falls silent is an idle timeout`() async throws {
    try await expect("freeze", failsAs: .idleTimeout) {
      withIdleTimeout(&$0)
      $0.requests = [4]
    }
  }

  @Test func `a connection that fell silent is not used again`() async throws {
    let run = try await run("{faults: [{do: freeze, at: 2, first: 1}]}") {
      withIdleTimeout(&$0)
      $0.idleTimeout = .seconds(2)
    }
    #expect((1...2).contains(run.point.counts.failed))
    #expect(run.point.failures.map(\.kind) == [.idleTimeout])
    #expect(run.point.counts.succeeded == 8 - run.point.counts.failed)
  }

  @Test(arguments: ["bad-settings", "garbage-in-stream"])
  func `broken frames end the streams of their connection`(scenario: String) async throws {
    try await expect(scenario, failsAs: .streamTruncated) {
      byPriorKnowledge(&$0)
      $0.concurrency = [1]
    }
  }

  @Test(arguments: [
    ("half-close", RequestFailure.Kind.streamTruncated), ("close-before-reply", .connectionReset),
    ("reset-before-reply", .connectionReset), ("reset-in-reply", .connectionReset), ("rate-limited", .rateLimited),
    ("bad-gateway", .httpServerError), ("endless-line", .lineTooLong), ("no-finish", .streamTruncated),
    ("error-event", .apiError), ("gzip-bomb", .decodeError), ("empty-body", .malformedReply),
  ])
  func `what goes wrong with one reply at a time is told as by HTTP 1`(scenario: String, kind: RequestFailure.Kind) async throws
  {
    try await expect(scenario, failsAs: kind) {
      byPriorKnowledge(&$0)
      $0.concurrency = [1]
      $0.requests = [3]
    }
  }

  @Test(arguments: [HTTPChoice.one, .priorKnowledge])
  func `a server that is slow byte by byte is timed out in either version`(http: HTTPChoice) async throws {
    try await expect("slow-loris", failsAs: .requestTimeout) {
      $0.http = http
      hurry(&$0)
    }
  }

  // MARK: Versions

  @Test func `versions that are mixed are recorded and warned of`() async throws {
    let run = try await run("mixed-http", tls: .selfSigned) {
      $0.http = .two
      $0.connections = .new
    }
    #expect(run.records.compactMap(\.failure) == [])
    #expect(Set(run.records.map(\.http?.version)) == ["1.1", "2"])
    #expect(run.reasons.contains("mixed_http"))
  }

  @Test func `a server that falls back to the older version is warned of`() async throws {
    let run = try await run("{faults: [{do: fall-back, at: handshake}]}", tls: .selfSigned) { $0.http = .two }
    #expect(run.point.counts.succeeded == 8)
    #expect(run.records.allSatisfy { $0.http?.version == "1.1" })
    #expect(run.reasons.contains("http_fell_back"))
  }
}

extension RequestRecord {
  fileprivate var failure: RequestFailure? { if case .failed(let failure) = outcome { failure } else { nil } }
}

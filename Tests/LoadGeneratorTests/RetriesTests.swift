import Testing
import Vocabulary

@testable import LoadGenerator

@Suite struct RetriesTests {
  private func policy(limit: Int = 3, budget: Double = 1) -> RetryPolicy {
    var policy = RetryPolicy()
    policy.limit = limit
    policy.backoff = .milliseconds(100)
    policy.longestWait = .seconds(2)
    policy.budget = budget
    return policy
  }

  @Test func `nothing is retried unless asked for`() {
    var retries = Retries(RetryPolicy(), seed: 1)
    retries.countRequest()
    let wait = retries.wait(after: .connectionReset, attempt: 1, retryAfter: nil)
    #expect(wait == nil)
  }

  @Test func `a wait is at most the backoff, doubled for each attempt, and never over the longest`() {
    var retries = Retries(policy(limit: 100, budget: 100), seed: 1)
    for _ in 0..<100 { retries.countRequest() }
    for attempt in 1...12 {
      let waits = (0..<50).compactMap { _ in retries.wait(after: .rateLimited, attempt: attempt, retryAfter: nil) }
      let longest = min(Duration.milliseconds(100) * (1 << (attempt - 1)), .seconds(2))
      #expect(waits.count == 50)
      #expect(waits.allSatisfy { $0 >= .zero && $0 <= longest })
      #expect(waits.contains { $0 > longest * 0.8 } && waits.contains { $0 < longest * 0.2 })
    }
  }

  @Test func `what the endpoint asks for comes first, as far as the longest wait goes`() throws {
    var retries = Retries(policy(), seed: 1)
    for _ in 0..<3 { retries.countRequest() }
    let soon = retries.wait(after: .rateLimited, attempt: 1, retryAfter: .seconds(1))
    let late = retries.wait(after: .rateLimited, attempt: 1, retryAfter: .seconds(3600))
    #expect(try (.seconds(1) ... .milliseconds(1100)).contains(#require(soon)))
    #expect(late == .seconds(2))
  }

  @Test func `a request is retried so often and no more`() {
    var retries = Retries(policy(limit: 2), seed: 1)
    for _ in 0..<9 { retries.countRequest() }
    let second = retries.wait(after: .httpServerError, attempt: 2, retryAfter: nil)
    let third = retries.wait(after: .httpServerError, attempt: 3, retryAfter: nil)
    #expect(second != nil && third == nil)
  }

  @Test func `the budget is a share of the requests`() {
    var retries = Retries(policy(budget: 0.2), seed: 1)
    var granted = 0
    for _ in 0..<100 {
      retries.countRequest()
      if retries.wait(after: .connectionRefused, attempt: 1, retryAfter: nil) != nil { granted += 1 }
    }
    #expect(granted == 20)
  }

  @Test(
    arguments: [.apiError, .httpClientError, .requestTimeout, .tlsError, .malformedReply, .localResource]
      as [RequestFailure.Kind]
  )
  func `what would fail again is not retried`(kind: RequestFailure.Kind) {
    var retries = Retries(policy(), seed: 1)
    retries.countRequest()
    let wait = retries.wait(after: kind, attempt: 1, retryAfter: .zero)
    #expect(wait == nil)
  }

  // 784111777 is Sun, 06 Nov 1994 08:49:37 GMT, the example of RFC 9110.
  @Test(arguments: [
    ("0", 0), ("120", 120), ("-5", 0), ("99999999999999999999", 1 << 30), ("Sun, 06 Nov 1994 08:49:37 GMT", 100),
    ("Sun, 06 Nov 1994 08:47:00 GMT", 0), ("Fri, 31 Dec 9999 23:59:59 GMT", 1 << 30),
  ])
  func `reads Retry-After`(value: String, seconds: Int) {
    #expect(Duration(retryAfter: value, now: 784_111_677) == .seconds(seconds))
  }

  @Test(arguments: ["", "-", "soon", "1.5", "Sun, 06 Nov 1994", "Sun, 99 Foo 1994 08:49:37 GMT", "Sun, 06 Nov 1994 8h GMT"])
  func `makes nothing of another Retry-After`(value: String) {
    #expect(Duration(retryAfter: value, now: 0) == nil)
  }

  @Test func `a request that is retried has one record, which tells the attempts before`() async throws {
    let run = try await ScriptedRun {
      $0.requests = [4]
      $0.retries.limit = 2
      $0.retries.budget = 2
    } script: { request in
      request.at < RunTime(nanoseconds: 2_100_000) ? .refused : .stream()
    }
    #expect(run.outcomes == ["succeeded": 4])
    #expect(run.sent.count == 4 + run.records.map(\.failedAttempts.count).reduce(0, +))
    let first = try #require(run.records.first { $0.index == 0 })
    #expect(first.attempts == first.failedAttempts.count + 1)
    #expect(first.failedAttempts.first?.kind == .connectionRefused)
    #expect(first.firstSentAt == ScriptedRun.start)
    #expect(try #require(first.sentAt) > ScriptedRun.start)
  }

  @Test func `a request that fails to the end is one failure`() async throws {
    let run = try await ScriptedRun {
      $0.requests = [5]
      $0.retries.limit = 2
      $0.retries.budget = 2
    } script: { _ in
      .refused
    }
    #expect(run.outcomes == ["failed": 5])
    #expect(run.records.allSatisfy { $0.attempts == 3 && $0.failedAttempts.count == 2 })
    #expect(run.sent.count == 15)
  }
}

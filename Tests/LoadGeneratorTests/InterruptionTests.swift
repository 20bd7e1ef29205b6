import Testing
import Vocabulary

@testable import LoadGenerator

@Suite struct InterruptionTests {
  /// Runs a plan up to 50 ms of its time, interrupts it there, and lets it go on when it has noticed.
  private func interrupted(
    shards: Int = 1, times: Int = 1, _ change: @escaping (inout RunPlan) -> Void,
    script: @escaping @Sendable (SentRequest) -> ScriptedReply = { _ in .stream(tokens: 1, gap: .milliseconds(20)) }
  ) async throws -> ScriptedRun {
    let loop = ScriptedLoop(until: RunTime(nanoseconds: 50_000_000))
    let (interruptions, interrupt) = AsyncStream<Void>.makeStream()
    return try await ScriptedRun(shards: shards, loop: loop, interruptions: interruptions) {
      $0.grace = .seconds(3600)
      change(&$0)
    } meanwhile: { run in
      await loop.hasStopped()
      for _ in 0..<times { interrupt.yield() }
      while !run.isDraining { await Task.yield() }
      // One interruption: what is in flight ends in its own time. Two: no time passes until it has ended.
      if times == 1 { loop.goOn() }
    } script: {
      script($0)
    }
  }

  @Test func `the first ends the sending, and what is in flight comes in`() async throws {
    let run = try await interrupted {
      $0.concurrency = [3]
      $0.requests = [1000]
    }
    #expect(run.ending == .interrupted)
    #expect(run.sent.map(\.at.milliseconds) == [2, 2, 2, 22, 22, 22, 42, 42, 42])
    #expect(run.outcomes == ["succeeded": 9])
  }

  @Test func `a retry that is waited for is given up, and its request has failed once`() async throws {
    let run = try await interrupted {
      $0.concurrency = [3]
      $0.requests = [1000]
      $0.retries.limit = 5
      $0.retries.budget = 10
      $0.retries.longestWait = .seconds(3600)
    } script: { _ in
      ScriptedReply(head: ReplyHead(status: 429, retryAfter: "3000"))
    }
    #expect(run.sent.count == 3)
    #expect(run.outcomes == ["failed": 3])
    #expect(run.records.allSatisfy { $0.attempts == 1 && $0.failedAttempts.isEmpty })
  }

  @Test(arguments: [1, 3])
  func `a second ends what is in flight, and its records are complete`(shards: Int) async throws {
    let run = try await interrupted(shards: shards, times: 2) {
      $0.concurrency = [3]
      $0.requests = [1000]
    } script: {
      $0.id?.hasSuffix("-0") == true ? .stream(tokens: 9) : .never
    }
    #expect(run.ending == .interrupted)
    #expect(run.outcomes == ["cancelled": 3])
    #expect(run.records.allSatisfy { $0.sentAt != nil && $0.finishedAt != nil })
    let streaming = run.records.first { $0.index == 0 }
    #expect(streaming?.arrivals.count == 4, "what had come at 12, 22, 32 and 42 ms is kept")
  }

  @Test func `the end of the grace ends what is in flight`() async throws {
    let run = try await interrupted {
      $0.concurrency = [2]
      $0.requests = [1000]
      $0.grace = .milliseconds(1)
    } script: { _ in
      .never
    }
    #expect(run.outcomes == ["cancelled": 2])
    #expect(run.ending == .interrupted)
  }

  @Test func `no arrival is sent after it, and none is recorded`() async throws {
    let run = try await interrupted {
      $0.rate = [100]
      $0.arrivals = .constant
      $0.requests = [1000]
    }
    #expect(run.records.map(\.scheduledAt.milliseconds) == [2, 12, 22, 32, 42])
    #expect(run.outcomes == ["succeeded": 5])
  }

  @Test func `users that had not begun never do`() async throws {
    let run = try await interrupted {
      $0.concurrency = [2]
      $0.spread = .seconds(3600)
      $0.requests = [10]
    }
    #expect(run.outcomes == ["succeeded": 3])
    #expect(run.sent.allSatisfy { $0.lane == 0 })
  }

  @Test func `the points after it are not run`() async throws {
    let run = try await interrupted {
      $0.concurrency = [1, 2, 4]
      $0.requests = [10]
    }
    #expect(run.records.allSatisfy { $0.point == 0 })
    #expect(run.outcomes == ["succeeded": 3])
  }
}

import Testing
import Vocabulary
import Workload

@testable import LoadGenerator

@Suite struct OpenLoopTests {
  @Test(arguments: [ArrivalPattern.constant, .poisson], [1, 2, 3])
  func `requests are due at the instants of the schedule, whatever the threads`(
    pattern: ArrivalPattern, shards: Int
  ) async throws {
    let run = try await ScriptedRun(shards: shards) {
      $0.rate = [100]
      $0.arrivals = pattern
      $0.requests = [200]
      $0.seed = 7
    }
    let planned = ArrivalSchedule(pattern: pattern, rate: 100, seed: 7).arrivals(from: ScriptedRun.start).prefix(200)
    #expect(run.records.sorted { $0.index < $1.index }.map(\.scheduledAt) == planned.map { $0.at })
    #expect(run.records.allSatisfy { $0.shard == $0.index % shards })
    #expect(run.outcomes == ["succeeded": 200])
  }

  @Test func `each goes out when it is due, though others are in flight`() async throws {
    let run = try await ScriptedRun {
      $0.rate = [100]
      $0.arrivals = .constant
      $0.requests = [5]
    } script: { _ in
      .stream(tokens: 1, gap: .milliseconds(35))
    }
    #expect(run.sent.map(\.at.milliseconds) == [2, 12, 22, 32, 42])
    #expect(run.records.map { [$0.scheduledAt, $0.sentAt] }.allSatisfy { $0[0] == $0[1] })
    // The first lane is free again at 37 ms.
    #expect(run.sent.map(\.lane) == [0, 1, 2, 3, 0])
  }

  @Test func `an arrival that finds the shard full is dropped at its instant, and never sent later`() async throws {
    let run = try await ScriptedRun {
      $0.rate = [100]
      $0.arrivals = .constant
      $0.maxInFlight = 2
      $0.requests = [6]
    } script: { _ in
      .stream(tokens: 1, gap: .milliseconds(25))
    }
    let records = run.records.sorted { $0.index < $1.index }
    // Lanes are taken at 2 and 12, free at 27 and 37, taken again at 32 and 42, free at 57 and 67.
    #expect(records.map(\.outcome) == [.succeeded, .succeeded, .dropped, .succeeded, .succeeded, .dropped])
    #expect(records.map(\.scheduledAt.milliseconds) == [2, 12, 22, 32, 42, 52])
    #expect(run.sent.map(\.at.milliseconds) == [2, 12, 32, 42])
    for record in records where record.outcome == .dropped {
      #expect(record.sentAt == nil && record.finishedAt == nil && record.arrivals.isEmpty && record.http == nil)
    }
  }

  @Test(arguments: [(1, 3, [3]), (2, 3, [2, 1]), (3, 8, [3, 3, 2]), (2, 2, [1, 1])])
  func `the bound is dealt to the shards`(shards: Int, limit: Int, dealt: [Int]) async throws {
    let run = try await ScriptedRun(shards: shards) {
      $0.rate = [1000]
      $0.arrivals = .constant
      $0.maxInFlight = limit
      $0.requests = [60]
    } script: { _ in
      .stream(tokens: 1, gap: .seconds(60))
    }
    let sent = Dictionary(grouping: run.records.filter { $0.sentAt != nil }, by: \.shard).mapValues(\.count)
    #expect((0..<shards).map { sent[$0] ?? 0 } == dealt)
    #expect(run.outcomes == ["succeeded": limit, "dropped": 60 - limit])
  }

  @Test func `a duration ends the arrivals`() async throws {
    let run = try await ScriptedRun {
      $0.rate = [100]
      $0.arrivals = .constant
      $0.duration = .milliseconds(35)
    }
    #expect(run.records.map(\.scheduledAt.milliseconds) == [2, 12, 22, 32])
  }

  @Test(arguments: [WarmUp.requests(2), .time(.milliseconds(20))])
  func `a warm-up comes first and on top`(warmUp: WarmUp) async throws {
    let run = try await ScriptedRun {
      $0.rate = [100]
      $0.arrivals = .constant
      $0.requests = [3]
      $0.warmUp = warmUp
    }
    #expect(run.records.map(\.isWarmUp) == [true, true, false, false, false])
    #expect(run.records.map(\.index) == [0, 1, 2, 3, 4])
  }
}

import Records
import Testing
import Vocabulary

@testable import LoadGenerator

@Suite struct ClosedLoopTests {
  @Test(arguments: [1, 2, 3], [1, 5, 16])
  func `sends exactly as many as asked, each number once, whatever the threads`(shards: Int, users: Int) async throws {
    let run = try await ScriptedRun(shards: shards) {
      $0.concurrency = [users]
      $0.requests = [103]
    }
    #expect(run.ending == .completed)
    #expect(run.outcomes == ["succeeded": 103])
    #expect(run.records.map(\.index).sorted() == Array(0..<103))
    #expect(Set(run.sent.map(\.id)).count == 103)
    #expect(Set(run.records.map(\.shard)) == Set(0..<min(shards, users)), "user i belongs to shard i mod n")
  }

  @Test func `users start spread, and each sends when its last reply has come`() async throws {
    let run = try await ScriptedRun {
      $0.concurrency = [2]
      $0.spread = .milliseconds(10)
      $0.requests = [6]
    }
    // Replies take 10 ms, the second user starts 5 ms after the first.
    #expect(
      run.sent.map { [$0.at.milliseconds, Int64($0.lane)] } == [[2, 0], [7, 1], [12, 0], [17, 1], [22, 0], [27, 1]])
    #expect(run.records.map(\.scheduledAt.milliseconds) == [2, 7, 12, 17, 22, 27])
    #expect(run.records.map(\.index) == [0, 1, 2, 3, 4, 5])
  }

  @Test func `without a spread all start at once`() async throws {
    let run = try await ScriptedRun {
      $0.concurrency = [4]
      $0.requests = [4]
    }
    #expect(run.sent.map(\.at) == Array(repeating: ScriptedRun.start, count: 4))
    #expect(run.sent.map(\.lane) == [0, 1, 2, 3])
  }

  @Test func `a request is due when the reply before it arrived, however late the client sends it`() async throws {
    let run = try await ScriptedRun {
      $0.requests = [3]
    } script: { _ in
      // The terminal event comes after 10 ms; that the exchange is over is known 4 ms later.
      var reply = ScriptedReply.stream()
      reply.endsAfter = .milliseconds(14)
      return reply
    }
    #expect(run.records.map(\.scheduledAt.milliseconds) == [2, 12, 26])
    #expect(run.sent.map(\.at.milliseconds) == [2, 16, 30])
  }

  @Test func `a warm-up of requests comes first and on top`() async throws {
    let run = try await ScriptedRun {
      $0.requests = [6]
      $0.warmUp = .requests(3)
    }
    #expect(run.records.map(\.isWarmUp) == [true, true, true, false, false, false, false, false, false])
  }

  @Test func `a warm-up of time lasts until the first request due after it`() async throws {
    let run = try await ScriptedRun {
      $0.requests = [4]
      $0.warmUp = .time(.milliseconds(35))
    }
    #expect(run.sent.map(\.at.milliseconds) == [2, 12, 22, 32, 42, 52, 62, 72])
    #expect(run.records.map(\.isWarmUp) == [true, true, true, true, false, false, false, false])
    #expect(run.records.map(\.index) == [4, 5, 6, 7, 0, 1, 2, 3])
  }

  @Test func `a duration ends the sending, and what is in flight then comes in`() async throws {
    let run = try await ScriptedRun {
      $0.concurrency = [2]
      $0.spread = .milliseconds(10)
      $0.duration = .milliseconds(26)
    }
    // The point ends at 28 ms: the second user still sends at 27.
    #expect(run.sent.map(\.at.milliseconds) == [2, 7, 12, 17, 22, 27])
    #expect(run.outcomes == ["succeeded": 6])
  }

  @Test(arguments: [(3, 1000, 3), (1000, 26, 3)])
  func `of requests and duration the first ends the point`(requests: Int, milliseconds: Int, sent: Int) async throws {
    let run = try await ScriptedRun {
      $0.requests = [requests]
      $0.duration = .milliseconds(milliseconds)
    }
    #expect(run.records.count == sent)
  }

  @Test func `the duration is counted from the end of the warm-up`() async throws {
    let run = try await ScriptedRun {
      $0.warmUp = .requests(2)
      $0.duration = .milliseconds(25)
    }
    #expect(run.sent.map(\.at.milliseconds) == [2, 12, 22, 32, 42])
    #expect(run.records.map(\.isWarmUp) == [true, true, false, false, false])
  }

  @Test func `a failing endpoint stops nothing`() async throws {
    let run = try await ScriptedRun {
      $0.concurrency = [3]
      $0.requests = [10]
    } script: {
      $0.id?.hasSuffix("4") == true ? .stream() : .refused
    }
    #expect(run.outcomes == ["succeeded": 1, "failed": 9])
    #expect(run.ending == .completed)
  }

  @Test func `prompts go round, and the record says which was sent`() async throws {
    let run = try await ScriptedRun { $0.requests = [45] }
    #expect(run.records.map(\.promptIndex) == (0..<45).map { $0 % 20 })
    #expect(run.sent[41].body.contains("\"prompt 1\""))
  }

  @Test func `each shard tells once a second how it fares`() async throws {
    let run = try await ScriptedRun(shards: 2) {
      $0.concurrency = [2]
      $0.requests = [1]
    } script: { _ in
      .stream(tokens: 1, gap: .milliseconds(2500))
    }
    let samples = run.journal.compactMap { if case .sample(let sample) = $0 { sample } else { nil } }
    let busy = samples.filter { $0.shard == run.records[0].shard }
    #expect(busy.map(\.inFlight) == [1, 1, 0])
    #expect(samples.allSatisfy { $0.point == 0 })
    #expect(Set(samples.map(\.shard)) == [0, 1])
  }
}

extension RunTime {
  var milliseconds: Int64 { nanoseconds / 1_000_000 }
}

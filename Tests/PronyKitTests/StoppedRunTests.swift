import MockServer
import PronyKit
import TestKit
import Testing
import Vocabulary

@Suite struct StoppedRunTests {
  /// Runs a load of minutes and interrupts it `times` when the first replies are on their way.
  private func interrupted(times: Int, timeToFirstToken: Duration) async throws -> FinishedRun {
    try await withServer {
      $0.scenario.timeToFirstToken = timeToFirstToken
    } _: { server in
      let (interruptions, interrupt) = AsyncStream<Void>.makeStream()
      return try await FinishedRun(against: server.url, interruptions: interruptions) {
        $0.requests = []
        $0.duration = .seconds(600)
        $0.concurrency = [5]
      } progress: { progress in
        // Told a few times a second: what is yielded more than once after the end falls on deaf ears.
        if progress.inFlight == 5 { for _ in 0..<times { interrupt.yield() } }
      }
    }
  }

  @Test func `an interrupted run brings in what is in flight and says that it was stopped`() async throws {
    let run = try await interrupted(times: 1, timeToFirstToken: .milliseconds(150))
    #expect(run.reasons.contains("interrupted"))
    #expect(run.point.counts.areConserved)
    #expect(run.point.counts.succeeded >= 5)
    #expect(try Prony.report(of: run.folder) == run.report)
  }

  @Test func `twice interrupted it ends at once, and its records are complete`() async throws {
    let run = try await interrupted(times: 2, timeToFirstToken: .seconds(3600))
    #expect(run.reasons.contains("interrupted"))
    #expect(run.point.counts.cancelled == 5)
    #expect(run.records.count == 5, "\(run.records.map(\.outcome))")
    #expect(run.records.allSatisfy { $0.outcome == .cancelled && $0.wroteAt == nil && $0.finishedAt != nil })
    #expect(try Prony.report(of: run.folder) == run.report)
  }

  @Test func `before the load an interruption ends all, and no run is made`() async throws {
    let isAsked = Flag()
    let server = LoopbackServer.silent(isAsked)
    defer { server.stop() }
    let folder = try TemporaryFolder()
    let (interruptions, interrupt) = AsyncStream<Void>.makeStream()
    async let interruption: Void = {
      await isAsked.raised()
      interrupt.yield()
    }()
    let error = await #expect(throws: PronyError.self) {
      try await Prony.run(.small(for: server.url, in: folder), interruptions: interruptions)
    }
    await interruption
    if case .interrupted = try #require(error) {} else { Issue.record("\(error as Any)") }
    #expect(TemporaryFolder.names(in: folder.path) == [])
  }
}

import Testing
import Vocabulary

@testable import LoadGenerator

@Suite struct LiveBoardTests {
  private func counts(sent: Int, ended: Int, gap: Int64? = nil) -> LiveCounts {
    let tally = LiveTally()
    for _ in 0..<sent { tally.countSent() }
    for _ in 0..<ended { tally.countEnded(.succeeded) }
    if let gap { tally.countOutput(tokens: 1, after: gap, isFirst: false) }
    return tally.publish()
  }

  @Test func `a tally counts what becomes of requests`() {
    let tally = LiveTally()
    for _ in 0..<4 { tally.countSent() }
    tally.countDropped()
    for outcome in [.succeeded, .failed(RequestFailure(.apiError, "")), .cancelled] as [RequestOutcome] {
      tally.countEnded(outcome)
    }
    let counts = tally.counts
    #expect([counts.sent, counts.ended, counts.failed, counts.dropped, counts.inFlight] == [4, 3, 1, 1, 1])
  }

  @Test func `shows the sum of what each shard published last, and the times since the last look`() {
    let board = LiveBoard()
    board.publish(counts(sent: 1, ended: 0, gap: 5), shard: 0)
    board.publish(counts(sent: 3, ended: 2, gap: 7), shard: 0)
    board.publish(counts(sent: 10, ended: 10, gap: 9), shard: 1)
    let seen = board.look().counts
    #expect([seen.sent, seen.ended, seen.inFlight] == [13, 12, 1])
    #expect([seen.gaps.minimum, seen.gaps.maximum] == [5, 9])
    #expect(seen.gaps.count == 3)
    let later = board.look().counts
    #expect(later.sent == 13)
    #expect(later.gaps.count == 0)
  }

  @Test func `a new point begins with nothing`() {
    let board = LiveBoard()
    #expect(board.look().load == nil)
    board.publish(counts(sent: 5, ended: 5), shard: 0)
    var plan = RunPlan()
    plan.requests = [3]
    let load = LoadPoint(concurrency: 2, requestRate: nil)
    board.begin(
      PointControl(
        index: 1, load: load, plan: plan, startsAt: RunTime(nanoseconds: 9), firstNumber: 5, shards: 2, stop: StopSwitch()))
    let state = board.look()
    #expect(state.counts.sent == 0)
    #expect(state.load == load)
    #expect([state.pointIndex, state.total, Int(state.startedAt.nanoseconds)] == [1, 3, 9])
  }
}

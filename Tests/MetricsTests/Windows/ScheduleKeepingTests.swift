import Testing
import Vocabulary

@testable import Metrics

@Suite struct ScheduleKeepingTests {
  /// A hundred requests due every 100 ms, the i-th sent `lateness(i)` ms later.
  private func schedule(lateness: (Int64) -> Int64) -> ScheduleKeeping {
    (0..<100).reduce(into: ScheduleKeeping(from: .zero)) { schedule, index in
      var record = RequestRecord(
        requestID: "r", index: index, scheduledAt: RunTime(milliseconds: Int64(index) * 100), outcome: .succeeded)
      record.sentAt = record.scheduledAt + .milliseconds(lateness(Int64(index)))
      schedule.add(record)
    }
  }

  @Test func `a schedule that was kept falls short of nothing`() throws {
    let kept = schedule { _ in 0 }
    #expect(kept.shortfall(unsent: 0) == 0)
    let distance = try #require(kept.distance)
    #expect(distance.value == 0 && nearly(distance.limit, 1.358 * 0.02.squareRoot()))
  }

  @Test func `a client at nine tenths of the rate still owes a tenth when the schedule ends`() throws {
    // The i-th is i · 100 / 9 ms late; those from 90 on go out after 9,900 ms, the instant that the last was due.
    let slow = schedule { $0 * 100 / 9 }
    #expect(slow.shortfall(unsent: 0) == 0.10)
    #expect(nearly(slow.distance?.value, 0.10))
  }

  @Test func `what was never sent is owed too`() {
    #expect(schedule { _ in 0 }.shortfall(unsent: 25) == 0.20)
    #expect(ScheduleKeeping(from: .zero).shortfall(unsent: 5) == 1)
    #expect(ScheduleKeeping(from: .zero).shortfall(unsent: 0) == nil)
  }

  @Test func `a queue that is worked off again is a distance and no shortfall`() throws {
    // Between 2 and 5 s nothing goes out; then all 30 at once.
    let stalled = schedule { (20..<50).contains($0) ? 5000 - $0 * 100 : 0 }
    #expect(stalled.shortfall(unsent: 0) == 0)
    let distance = try #require(stalled.distance)
    #expect(distance.value == 0.30 && distance.value > distance.limit)
  }

  @Test func `no sends have no distance`() {
    #expect(ScheduleKeeping(from: .zero).distance == nil)
  }
}

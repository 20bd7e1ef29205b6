import Testing
import Vocabulary

@testable import Metrics

@Suite struct WindowFinderTests {
  /// A record due at `due` ms, sent 1 ms later, ended at `end` ms.
  private func record(due: Int64, end: Int64, warmUp: Bool = false) -> RequestRecord {
    var record = RequestRecord(requestID: "r", index: 0, scheduledAt: RunTime(milliseconds: due), outcome: .succeeded)
    record.sentAt = RunTime(milliseconds: due + 1)
    record.finishedAt = RunTime(milliseconds: end)
    record.isWarmUp = warmUp
    return record
  }

  private func windows(
    of records: [RequestRecord], concurrency: Int? = nil, rate: Double? = nil, plan: RunPlan = RunPlan()
  ) -> PointWindows {
    var finder = WindowFinder(plan: plan, load: LoadPoint(concurrency: concurrency, requestRate: rate))
    for record in records.sorted(by: { $0.endedAt < $1.endedAt }) { finder.add(record) }
    return finder.windows
  }

  /// Two users, each with requests end to end: the first ends at 420, the second at 500.
  private var twoUsers: [RequestRecord] {
    [(0, 100), (100, 200), (200, 300), (300, 420), (10, 150), (150, 250), (250, 350), (350, 500)].map { due, end in
      record(due: due, end: end)
    }
  }

  @Test func `a closed loop's window closes when the first user has no more to send`() {
    let windows = windows(of: twoUsers, concurrency: 2)
    #expect(windows.measured == .milliseconds(1, 420))
    #expect(windows.whole == .milliseconds(1, 500))
  }

  @Test func `an open loop's window closes at the last send`() {
    #expect(windows(of: twoUsers, rate: 10).measured == .milliseconds(1, 351))
  }

  @Test func `the warm-up is outside, and may still be in flight when the window opens`() {
    let warmUp = [record(due: -300, end: -100, warmUp: true), record(due: -100, end: 0, warmUp: true)]
    #expect(windows(of: warmUp + twoUsers, concurrency: 2).measured == .milliseconds(1, 420))
  }

  @Test func `an untrimmed plan takes the whole point`() {
    var plan = RunPlan()
    plan.isUntrimmed = true
    let measured = windows(of: twoUsers, concurrency: 2, plan: plan).measured
    #expect(measured.closesAt == RunTime(milliseconds: 500))
    #expect(measured.remark == "the whole point, as asked")
  }

  @Test func `a window of less than half of the requests is given up for the whole point`() {
    // Full until 100; the second user then goes on alone.
    let lopsided = [record(due: 0, end: 100)] + (0..<9).map { record(due: $0 * 20 + 10, end: $0 * 20 + 30) }
    let measured = windows(of: lopsided, concurrency: 2).measured
    #expect(measured.closesAt == RunTime(milliseconds: 100), "6 of 10 had started by then")
    let worse = [record(due: 0, end: 60)] + (0..<9).map { record(due: $0 * 20 + 10, end: $0 * 20 + 30) }
    let whole = windows(of: worse, concurrency: 2).measured
    #expect(whole.closesAt == RunTime(milliseconds: 190))
    #expect(whole.remark == "the whole point: the load was full for less than half of its requests")
  }

  @Test func `a concurrency that was never reached leaves the whole point`() {
    let measured = windows(of: twoUsers, concurrency: 3).measured
    #expect(measured.closesAt == RunTime(milliseconds: 500))
    #expect(measured.remark == "the whole point: 3 requests were never in flight at once")
  }

  @Test func `one request is its own window`() {
    let one = windows(of: [record(due: 0, end: 100)], concurrency: 1).measured
    #expect(one == .milliseconds(1, 100))
  }

  @Test func `requests that were not sent open no window`() {
    let unsent = [FiveChunks.unsent(.dropped, at: 10), FiveChunks.unsent(.cancelled, at: 20)]
    let windows = windows(of: unsent, rate: 10)
    #expect(windows.measured.seconds == 0 && windows.measured.remark == "no request was sent")
  }

  @Test func `what a request brought is not needed`() {
    var skimmed = twoUsers
    for index in skimmed.indices { skimmed[index].arrivals = [] }
    #expect(windows(of: skimmed, concurrency: 2) == windows(of: twoUsers, concurrency: 2))
  }
}

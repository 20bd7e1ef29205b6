import Testing
import Vocabulary

@testable import Metrics

@Suite struct RequestRosterTests {
  /// What is said of the last of `records` in a sweep of two points, of which each sends four requests to two URLs after a warm-up.
  private func problem(after records: [RequestRecord]) -> String? {
    var plan = RunPlan()
    plan.urls = ["http://a", "http://b"]
    plan.concurrency = [1, 2]
    plan.requests = [4]
    var roster = RequestRoster(plan)
    var problem: String?
    for record in records { problem = roster.add(record) }
    return problem
  }

  private func record(_ index: Int, point: Int = 0, warmUp: Bool = false) -> RequestRecord {
    var record = FiveChunks.record(sentAt: 0, index: index)
    record.point = point
    record.isWarmUp = warmUp
    return record
  }

  @Test func `every request of every point has one record`() {
    let whole = (0...1).flatMap { point in (0..<6).map { record($0, point: point, warmUp: $0 < 2) } }
    for count in 1...whole.count { #expect(problem(after: Array(whole[..<count])) == nil) }
    #expect(problem(after: whole + [record(1, point: 1, warmUp: true)]) == "a second record of request 1 of point 1")
  }

  @Test func `the plan says how many there are after the warm-up, and a duration does not`() {
    #expect(problem(after: (0..<5).map { record($0) }) == "one request more than the 4 that the plan has for point 0")
    var plan = RunPlan()
    plan.urls = ["http://a"]
    plan.duration = .seconds(1)
    var roster = RequestRoster(plan)
    for index in 0..<1000 { #expect(roster.add(record(index)) == nil) }
  }

  @Test func `a point and a URL are the plan's`() {
    #expect(problem(after: [record(0, point: 2)]) == "point 2 of a plan that has 2, counted from 0")
    var stray = record(0)
    stray.urlIndex = 1
    #expect(problem(after: [stray]) == nil)
    stray.failedAttempts = [FailedAttempt(.connectionReset, urlIndex: 2, sentAt: .zero, endedAt: .zero)]
    #expect(problem(after: [stray]) == "url_index 2 of a plan that has 2, counted from 0")
  }

  @Test func `a number beyond all that a run can send costs no memory`() {
    #expect(problem(after: [record(1 << 40), record(1 << 40)]) == nil)
  }
}

import Testing
import Vocabulary

@Suite struct RunPlanPointsTests {
  @Test func `is one user where no load is named`() {
    let plan = RunPlan()
    #expect(plan.points == [LoadPoint(concurrency: 1, requestRate: nil)])
    #expect(plan.end(of: plan.points[0]) == PointEnd(requests: 100, duration: nil))
  }

  @Test func `has a point per concurrency, each long enough for its users`() {
    var plan = RunPlan()
    plan.concurrency = [4, 64]
    #expect(plan.points == [LoadPoint(concurrency: 4, requestRate: nil), LoadPoint(concurrency: 64, requestRate: nil)])
    #expect(plan.points.map { plan.end(of: $0).requests } == [100, 640])
  }

  @Test func `has a point per rate, with the concurrency as the bound in flight`() {
    var plan = RunPlan()
    plan.rate = [5, 10]
    #expect(plan.points == [LoadPoint(concurrency: nil, requestRate: 5), LoadPoint(concurrency: nil, requestRate: 10)])
    #expect(plan.end(of: plan.points[0]) == PointEnd(requests: nil, duration: .seconds(30)))
    plan.maxInFlight = 20
    #expect(plan.points.map(\.concurrency) == [20, 20])
    plan.maxInFlight = nil
    plan.concurrency = [8]
    #expect(plan.points.map(\.concurrency) == [8, 8])
  }

  @Test func `ends as the plan says where it says so`() {
    var plan = RunPlan()
    plan.duration = .seconds(5)
    #expect(plan.end(of: plan.points[0]) == PointEnd(requests: nil, duration: .seconds(5)))
    plan.requests = [7]
    #expect(plan.end(of: plan.points[0]) == PointEnd(requests: 7, duration: .seconds(5)))
  }

  @Test func `one number of requests is for all points, several are one for each`() {
    var plan = RunPlan()
    plan.concurrency = [1, 16]
    #expect(plan.points.map(\.requests) == [nil, nil])
    plan.requests = [8]
    #expect(plan.points.map { plan.end(of: $0).requests } == [8, 8])
    plan.requests = [10, 160]
    #expect(plan.points.map { plan.end(of: $0).requests } == [10, 160])
  }
}

import Testing
import Vocabulary
import Workload

@Suite struct RunPlanRecordsTests {
  private func leavesRecords(_ change: (inout RunPlan) -> Void) -> Bool {
    var plan = RunPlan()
    plan.rate = [0.01]
    plan.arrivals = .poisson
    plan.duration = .milliseconds(1)
    change(&plan)
    return plan.leavesRecords(ofPoint: 0)
  }

  @Test func `a duration may end before anything is due`() {
    #expect(!leavesRecords { _ in }, "one in 100,000 seeds sends within a millisecond, and 0 is none of them")
    #expect(leavesRecords { $0.arrivals = .constant })
    #expect(leavesRecords { $0.duration = .seconds(100_000) })
    #expect(leavesRecords { $0.warmUp = .time(.seconds(100_000)) })
  }

  @Test func `users, and numbers of requests, send whatever the time`() {
    #expect(leavesRecords { $0.rate = [] })
    #expect(leavesRecords { $0.warmUp = .requests(1) })
    #expect(
      leavesRecords {
        $0.duration = nil
        $0.requests = [1]
      })
  }
}

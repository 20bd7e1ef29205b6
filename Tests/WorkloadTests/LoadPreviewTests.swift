import Testing
import Vocabulary
import Workload

@Suite struct LoadPreviewTests {
  @Test func `shows the first arrivals of each rate`() {
    var plan = RunPlan()
    plan.rate = [4, 0.5]
    plan.arrivals = .constant
    plan.maxInFlight = 8
    plan.warmUp = .requests(1)
    plan.requests = [1000]
    plan.duration = .milliseconds(2500)
    #expect(
      plan.loadPreview(first: 2) == """
        # Point 1 of 2: open loop, 4.0 requests/s, constant, at most 8 in flight, 1000 requests or 2.5 s, after a warm-up of 1 request
        #   arrival 0 is due at 0 s
        #   arrival 1 is due at 0.25 s
        # Point 2 of 2: open loop, 0.5 requests/s, constant, at most 8 in flight, 1000 requests or 2.5 s, after a warm-up of 1 request
        #   arrival 0 is due at 0 s
        #   arrival 1 is due at 2 s

        """)
  }

  @Test func `shows Poisson arrivals as the run will have them`() {
    var plan = RunPlan()
    plan.rate = [10]
    #expect(
      plan.loadPreview(first: 2) == """
        # Point 1 of 1: open loop, 10.0 requests/s, poisson, 30 s
        #   arrival 0 is due at 0.048825 s
        #   arrival 1 is due at 0.249366 s

        """)
  }

  @Test func `shows when the users of a closed loop start`() {
    var plan = RunPlan()
    plan.concurrency = [3]
    plan.spread = .seconds(1)
    plan.warmUp = .time(.seconds(5))
    #expect(
      plan.loadPreview() == """
        # Point 1 of 1: closed loop, 3 users, 100 requests, after a warm-up of 5 s
        #   user 0 starts at 0 s
        #   user 1 starts at 0.333333 s
        #   user 2 starts at 0.666667 s

        """)
    plan.spread = nil
    #expect(plan.loadPreview().hasSuffix("#   users start spread over the preflight's reply or 1 ms per user, at most 1 s\n"))
    plan.isBurst = true
    #expect(plan.loadPreview(first: 1).hasSuffix("#   user 0 starts at 0 s\n"))
  }
}

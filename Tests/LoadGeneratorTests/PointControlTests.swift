import Testing
import Vocabulary

@testable import LoadGenerator

@Suite struct PointControlTests {
  private let start = RunTime(nanoseconds: 1_000_000_000)

  private func point(
    rate: Double? = nil, stop: StopSwitch = StopSwitch(), _ change: (inout RunPlan) -> Void
  ) -> PointControl {
    var plan = RunPlan()
    plan.arrivals = .constant
    change(&plan)
    return PointControl(
      index: 0, load: LoadPoint(concurrency: 4, requestRate: rate), plan: plan, startsAt: start, firstNumber: 0, shards: 1,
      stop: stop)
  }

  private func at(_ milliseconds: Int) -> RunTime { start + .milliseconds(milliseconds) }

  @Test func `without a warm-up every request counts`() {
    let point = point { $0.requests = [10] }
    #expect(point.total == 10)
    #expect(!point.isWarmUp(0, due: start))
    #expect(point.warmUpPool == nil)
    #expect(point.pool.numbers == 0..<10)
  }

  @Test func `a warm-up of requests is as many, and they come on top`() {
    let point = point {
      $0.requests = [10]
      $0.warmUp = .requests(3)
    }
    #expect(point.total == 13)
    #expect((0..<5).map { point.isWarmUp($0, due: start) } == [true, true, true, false, false])
    #expect(point.pool.numbers == 0..<13)
  }

  @Test func `a warm-up of requests lasts until the first that counts is due, and the duration begins there`() {
    let point = point {
      $0.duration = .milliseconds(100)
      $0.warmUp = .requests(3)
    }
    #expect(point.total == nil)
    #expect(point.mayIssue(at: at(5000)), "nobody knows yet when the measuring begins")
    #expect(point.isWarmUp(2, due: at(5000)))
    #expect(!point.isWarmUp(3, due: at(6000)))
    point.startMeasuringIfFirst(2, due: at(5000))
    #expect(point.mayIssue(at: at(9000)), "one of the warm-up starts nothing, and being asked about neither")
    point.startMeasuringIfFirst(3, due: at(6000))
    point.startMeasuringIfFirst(4, due: at(5990))
    #expect(point.mayIssue(at: at(6099)), "a later one that was due earlier does not move it")
    #expect(!point.mayIssue(at: at(6100)))
  }

  @Test func `in an open loop the plan tells when a warm-up of requests is over`() {
    let point = point(rate: 100) {
      $0.duration = .milliseconds(60)
      $0.warmUp = .requests(3)
    }
    #expect([2, 3].map { point.isWarmUp($0, due: at(10 * $0)) } == [true, false])
    #expect(point.includes(8, due: at(80)), "60 ms from the fourth arrival on, at 30 ms")
    #expect(!point.includes(9, due: at(90)))
  }

  @Test func `a warm-up of time takes what is due before its end, and the duration follows`() {
    let point = point {
      $0.duration = .milliseconds(100)
      $0.warmUp = .time(.milliseconds(50))
    }
    #expect(point.isWarmUp(7, due: at(49)))
    #expect(!point.isWarmUp(7, due: at(50)))
    #expect(point.mayIssue(at: at(149)))
    #expect(!point.mayIssue(at: at(150)))
    #expect(!point.drawsOnWarmUp(at: at(10)), "without a number of requests there is one pool for all")
  }

  @Test func `a warm-up of time and a number of requests have a pool each in a closed loop`() {
    let point = point {
      $0.requests = [10]
      $0.warmUp = .time(.milliseconds(50))
    }
    #expect(point.total == nil, "how many the warm-up takes is not known before")
    #expect(point.pool.numbers == 0..<10)
    #expect(point.warmUpPool?.numbers.lowerBound == 10)
    #expect(point.drawsOnWarmUp(at: at(49)))
    #expect(!point.drawsOnWarmUp(at: at(50)))
    #expect(point.isWarmUp(10, due: start))
    #expect(!point.isWarmUp(9, due: start))
  }

  @Test func `in an open loop the plan tells how many arrivals a warm-up of time takes`() {
    let point = point(rate: 100) {
      $0.requests = [10]
      $0.warmUp = .time(.milliseconds(50))
    }
    #expect(point.total == 15)
    #expect(point.warmUpPool == nil)
    #expect(point.isWarmUp(4, due: at(40)))
    #expect(!point.isWarmUp(5, due: at(50)))
    #expect(point.includes(14, due: at(140)))
    #expect(!point.includes(15, due: at(150)))
  }

  @Test func `the first of requests and duration ends a point`() {
    let point = point(rate: 100) {
      $0.requests = [10]
      $0.duration = .milliseconds(60)
    }
    #expect(point.includes(5, due: at(50)))
    #expect(!point.includes(6, due: at(60)))
    #expect(!point.includes(10, due: at(59)))
  }

  @Test func `nothing is sent once the switch is thrown`() async {
    let stop = StopSwitch()
    let point = point(stop: stop) { $0.requests = [10] }
    #expect(point.mayIssue(at: start))
    await stop.obey(AsyncStream { $0.yield() }, grace: .zero) { while !stop.isThrown { await Task.yield() } }
    #expect(point.hasStopped)
    #expect(!point.mayIssue(at: start))
  }
}

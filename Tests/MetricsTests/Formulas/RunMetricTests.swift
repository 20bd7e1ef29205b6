import Testing
import Vocabulary

@testable import Metrics

/// Three requests of one user, in the window from the first send to the last end, 1.000–1.500 s.
///
///     sent 1.000   ended 1.215   ttft 100 ms   e2el 210 ms   reused connection
///     sent 1.218   ended 1.453   ttft 120 ms   e2el 230 ms   new connection
///     sent 1.456   ended 1.500   failed
///
/// Each success has 12 tokens in and 7 out. An objective of `ttft` ≤ 110 ms; the endpoint costs 3.60 $ per hour.
@Suite struct RunMetricTests {
  private let totals: WindowTotals

  init() {
    var plan = RunPlan()
    plan.goodput = [ServiceLevelObjective(metric: "ttft", limit: .milliseconds(110))]
    plan.pricePerHour = 3.60
    totals = Self.totals(of: Self.records, in: .milliseconds(1000, 1500), plan: plan)
  }

  private static var records: [RequestRecord] {
    var first = FiveChunks.record(sentAt: 1000)
    first.mergedArrivals = 2
    var second = FiveChunks.record(sentAt: 1218, delay: 20)
    second.http?.isReused = false
    var third = FiveChunks.failed(.connectionReset, sentAt: 1456)
    third.arrivals = []
    third.http = nil
    third.finishedAt = RunTime(milliseconds: 1500)
    return [first, second, third]
  }

  private static func totals(of records: [RequestRecord], in window: MeasuredWindow, plan: RunPlan = RunPlan()) -> WindowTotals
  {
    let objectives = Objectives(plan)
    var totals = WindowTotals(window: window, plan: plan)
    for record in records { totals.add(record, isGood: objectives.areMet(by: record), output: record.countedOutput) }
    return totals
  }

  private static let workedByHand: [(metric: RunMetric, value: Double)] = [
    (.duration, 0.5),
    // Two successes in half a second.
    (.requestThroughput, 4),
    // Two sends after the one that opened the window.
    (.requestRateAchieved, 4),
    // 14, 24 and 38 tokens in half a second.
    (.outputTokenThroughput, 28),
    (.inputTokenThroughput, 48),
    (.totalTokenThroughput, 76),
    // In flight for 215 + 235 + 44 of 500 ms.
    (.concurrencyMean, 0.988),
    (.concurrencyMax, 1),
    (.outputTokenThroughputPerUser, 28 / 0.988),
    // The first request alone kept the objective.
    (.goodput, 2),
    (.goodputShare, 1 / 3),
    (.outputTokenGoodput, 14),
    (.errorRate, 1 / 3),
    // 0.988 = 6 per second · 494 ms / 3.
    (.littleRatio, 1),
    // 440 ms for 14 tokens.
    (.timePerOutputTokenOverall, 0.440 / 14),
    // Of the two replies.
    (.connectionsReused, 0.5),
    // Two of eight chunks.
    (.mergedArrivals, 0.25),
    // A tenth of a cent per second.
    (.costPerMillionOutputTokens, 1000 / 28),
    (.costPerMillionGoodOutputTokens, 1000 / 14),
  ]

  @Test(arguments: workedByHand)
  func `each number is what one works out by hand`(metric: RunMetric, value: Double) {
    #expect(nearly(metric.value(totals), value), "\(metric.id)")
  }

  @Test func `every formula has its worked example`() {
    #expect(Set(Self.workedByHand.map(\.metric.id)) == Set(MetricCatalogue.ofRun.map(\.id)))
  }

  @Test func `a reply across the edge gives the tokens that arrived inside`() {
    // By 1.145 s two of four chunks had come, with 3 of 7 tokens counted; the reply is said to have 14.
    var record = FiveChunks.record()
    record.usage.output = 14
    let totals = Self.totals(of: [record], in: .milliseconds(1000, 1145))
    #expect(nearly(RunMetric.outputTokenThroughput.value(totals), 6 / 0.145))
    #expect(RunMetric.requestThroughput.value(totals) == 0)
    #expect(nearly(RunMetric.concurrencyMean.value(totals), 1))
  }

  @Test func `a request sent before the window counts by what arrives in it`() {
    let totals = Self.totals(of: [FiveChunks.record()], in: .milliseconds(1200, 1300))
    #expect(totals.sent == 0)
    #expect(nearly(RunMetric.requestThroughput.value(totals), 10))
    #expect(nearly(RunMetric.outputTokenThroughput.value(totals), 30))
    #expect(nearly(RunMetric.concurrencyMean.value(totals), 0.15))
    #expect(RunMetric.errorRate.value(totals) == nil)
  }

  @Test func `a reply that came whole gives its tokens at its end`() {
    let totals = Self.totals(of: [FiveChunks.whole], in: .milliseconds(1210, 1220))
    #expect(nearly(RunMetric.outputTokenThroughput.value(totals), 700))
  }

  @Test(arguments: MetricCatalogue.ofRun.filter { $0.id != "duration" })
  func `no number is made up for an empty window`(metric: RunMetric) {
    #expect(metric.value(Self.totals(of: [], in: .milliseconds(1000, 1000))) == nil)
  }

  @Test(arguments: [RunMetric.goodput, .goodputShare, .outputTokenGoodput, .costPerMillionGoodOutputTokens])
  func `goodput is undefined without objectives`(metric: RunMetric) {
    #expect(metric.value(Self.totals(of: Self.records, in: .milliseconds(1000, 1500))) == nil)
  }

  @Test func `tokens that nobody counted have no throughput`() {
    var record = FiveChunks.record()
    record.usage = TokenUsage()
    let totals = Self.totals(of: [record], in: .milliseconds(1000, 1500))
    #expect(RunMetric.inputTokenThroughput.value(totals) == nil)
    #expect(RunMetric.outputTokenThroughput.value(totals) == nil)
    #expect(RunMetric.timePerOutputTokenOverall.value(totals) == nil)
  }

  @Test func `requests that overlap are in flight together`() {
    let records = [1000, 1050, 1100].map { FiveChunks.record(sentAt: $0) }
    let totals = Self.totals(of: records, in: .milliseconds(1000, 1315))
    #expect(RunMetric.concurrencyMax.value(totals) == 3)
    #expect(nearly(RunMetric.concurrencyMean.value(totals), 3 * 0.215 / 0.315))
  }
}

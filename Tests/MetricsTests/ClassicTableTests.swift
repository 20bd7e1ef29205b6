import Testing
import Vocabulary

@testable import Metrics

@Suite struct ClassicTableTests {
  /// One user's two requests, 1.000–1.215 and 1.218–1.433 s, and the plan of two.
  private var report: PointReport {
    var plan = RunPlan()
    plan.requests = [2]
    return PointReport(of: [FiveChunks.record(sentAt: 1000), FiveChunks.record(sentAt: 1218)], plan: plan, concurrency: 1)
  }

  @Test func `the words stand in the first tool's order`() {
    #expect(
      report.classicTable.map(\.title) == [
        "Time (s)", "Expected number of requests", "Concurrency", "Completed", "Succeed", "Failed", "QPS", "Average latency",
        "Time to first token", "Throughput (output tokens / second)", "Time per output token", "Packages per request",
        "Time per package", "Input tokens per request", "Output tokens per request",
      ])
  }

  @Test func `the numbers agree with each other and with the formulas`() {
    let expected = [
      0.433, 2, 1, 2, 2, 0, 2 / 0.433, 0.210, 0.100, 14 / 0.433, 0.030, 4, 0.110 / 3, 12, 7,
    ]
    #expect(nearly(report.classicTable.compactMap(\.value), expected))
  }

  @Test func `every number has its unit, in the title or beside it`() {
    let units = report.classicTable.map(\.unit)
    #expect(
      units == [
        nil, nil, nil, nil, nil, nil, .perSecond, .seconds, .seconds, nil, .seconds, nil, .seconds, nil, nil,
      ])
  }

  @Test func `what is not known has no number`() {
    let empty = PointReport(of: [], plan: RunPlan(), concurrency: nil, rate: 5)
    let values = Dictionary(uniqueKeysWithValues: empty.classicTable.map { ($0.title, $0.value) })
    #expect(values["Expected number of requests"] == .some(nil) && values["Average latency"] == .some(nil))
    #expect(values["Concurrency"] == .some(nil) && values["Succeed"] == 0)
  }
}

import Testing
import Vocabulary

@testable import Metrics

@Suite struct URLFoldTests {
  private func plan(_ urls: String...) -> RunPlan {
    var plan = RunPlan()
    plan.urls = urls
    return plan
  }

  /// Ten requests of one user, each a second after the last; request i went to URL i mod `urls`.
  private func requests(over urls: Int) -> [RequestRecord] {
    (0..<10).map { index in
      var record = FiveChunks.record(sentAt: Int64(index) * 1000, index: index)
      record.urlIndex = index % urls
      return record
    }
  }

  @Test func `one endpoint has no report beside the point's, be it named twice`() {
    #expect(PointReport(of: requests(over: 1), plan: plan("http://a"), concurrency: 1).urls == [])
    #expect(PointReport(of: requests(over: 2), plan: plan("http://a", "http://a"), concurrency: 1).urls == [])
  }

  @Test func `each endpoint's numbers are those of a point of its own requests in the same window`() throws {
    var records = requests(over: 2)
    records[3] = FiveChunks.failed(sentAt: 3000, index: 3)
    records[3].urlIndex = 1
    let report = PointReport(of: records, plan: plan("http://a", "http://b"), concurrency: 1)
    #expect(report.urls.map(\.url) == ["http://a", "http://b"])
    for (index, url) in report.urls.enumerated() {
      let own = records.filter { $0.urlIndex == index }
      var fold = PointFold(
        plan: plan("http://a"), load: report.load,
        windows: PointWindows(measured: report.window, whole: report.window))
      for var record in own {
        record.urlIndex = 0
        fold.add(record)
      }
      let expected = fold.report(ending: .completed)
      #expect(url.counts.sent == 5 && url.counts.sent == expected.counts.sent)
      #expect(url.counts.failed == expected.counts.failed && url.failures == expected.failures)
      for entry in url.metrics { #expect(entry.result == expected[entry.id], "\(entry.id)") }
    }
    let ids = ["ttft", "itl", "tpot", "e2el", "qps", "output_token_throughput", "error_rate", "concurrency_mean"]
    #expect(report.urls.allSatisfy { $0.metrics.map(\.id) == ids })
  }

  @Test func `a URL that stands twice is one endpoint`() {
    let report = PointReport(of: requests(over: 3), plan: plan("http://a", "http://b", "http://a"), concurrency: 1)
    #expect(report.urls.map(\.url) == ["http://a", "http://b"])
    #expect(report.urls.map(\.counts.sent) == [7, 3])
  }

  @Test func `what was never sent, or went where no URL is, is of no endpoint`() {
    var stray = FiveChunks.record(sentAt: 500)
    stray.urlIndex = 7
    let records = requests(over: 2) + [FiveChunks.unsent(.dropped, at: 0), FiveChunks.unsent(.cancelled, at: 0), stray]
    let report = PointReport(of: records, plan: plan("http://a", "http://b"), concurrency: 1)
    #expect(report.counts.sent == 11 && report.counts.dropped == 1)
    #expect(report.urls.map(\.counts.sent) == [5, 5])
    #expect(report.urls.allSatisfy { $0.counts.dropped == 0 && $0.counts.cancelled == 0 })
  }

  @Test func `the warm-up is in no number`() {
    var records = requests(over: 2)
    for index in 0..<4 { records[index].isWarmUp = true }
    let report = PointReport(of: records, plan: plan("http://a", "http://b"), concurrency: 1)
    #expect(report.urls.map(\.counts.sent) == [3, 3])
  }
}

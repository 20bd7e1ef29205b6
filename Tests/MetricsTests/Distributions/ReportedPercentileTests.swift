import Testing

@testable import Metrics

@Suite struct ReportedPercentileTests {
  private func ranks(in count: Int) -> [Int] { ReportedPercentile.all.map { $0.rank(in: count) } }

  @Test func `the rank is p times n, rounded up`() {
    #expect(ranks(in: 1000) == [10, 50, 100, 250, 500, 750, 900, 950, 990, 999])
    #expect(ranks(in: 7) == [1, 1, 1, 2, 4, 6, 7, 7, 7, 7])
    #expect(ranks(in: 1) == Array(repeating: 1, count: 10))
  }

  @Test func `a whole p times n is not rounded up by binary fractions`() throws {
    // 0.999 · 10,000 = 9990.000000000002 in binary.
    let last = try #require(ReportedPercentile.all.last)
    #expect(last.rank(in: 10_000) == 9990)
  }

  @Test(arguments: [("p99.9", 10_000), ("p99", 1000), ("p95", 200), ("p90", 100), ("p50", 20), ("p10", 100), ("p1", 1000)])
  func `ten values must lie beyond it`(id: String, count: Int) throws {
    let percentile = try #require(ReportedPercentile.all.first { $0.id == id })
    #expect(percentile.isReliable(in: count))
    #expect(!percentile.isReliable(in: count - 1))
  }
}

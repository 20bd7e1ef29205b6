import Testing
import Vocabulary

@testable import Metrics

@Suite struct DistributionTests {
  private func distribution(_ values: some Sequence<Double>, unit: MetricUnit = .seconds) -> Distribution {
    values.reduce(into: Distribution(unit: unit)) { $0.add($1) }
  }

  @Test func `a summary is what one works out by hand`() throws {
    let summary = distribution([5, 3, 1, 4, 2]).summary
    #expect(summary.unit == .seconds && summary.count == 5 && summary.relativeWidth == nil)
    #expect(summary.mean == 3 && summary.min == 1 && summary.max == 5)
    // Squares of the distances: 4 + 1 + 0 + 1 + 4, over 5 − 1.
    #expect(nearly(summary.std, 2.5.squareRoot()))
    #expect(summary.percentiles.map(\.id) == ["p1", "p5", "p10", "p25", "p50", "p75", "p90", "p95", "p99", "p99.9"])
    #expect(summary.percentiles.map(\.value) == [1, 1, 1, 2, 3, 4, 5, 5, 5, 5])
    #expect(summary.percentiles.map(\.low) == [nil, nil, nil, nil, nil, 2, 3, 4, 4, 5])
    #expect(summary.percentiles.map(\.high) == [2, 2, 3, 4, nil, nil, nil, nil, nil, nil])
    #expect(summary.percentiles.allSatisfy { !$0.isReliable })
  }

  @Test func `no values have no numbers, and one has no deviation`() {
    let none = Distribution(unit: .tokens).summary
    #expect(none.count == 0 && none.mean == nil && none.std == nil && none.min == nil && none.max == nil)
    #expect(none.percentiles.allSatisfy { $0.value == nil && $0.low == nil && $0.high == nil && !$0.isReliable })
    let one = distribution([7]).summary
    #expect(one.mean == 7 && one.std == nil && one.percentile("p50") == 7)
  }

  @Test func `equal values have exactly their value as mean, and no deviation`() {
    let summary = distribution(repeatElement(0.00096, count: 994)).summary
    #expect(summary.mean == 0.00096 && summary.std == 0)
  }

  @Test func `percentiles are reliable from their sample size on`() {
    let reliable = distribution((1...1000).map(Double.init)).summary.percentiles.filter(\.isReliable).map(\.id)
    #expect(reliable == ["p1", "p5", "p10", "p25", "p50", "p75", "p90", "p95", "p99"])
  }

  @Test func `infinite values stand above all others`() {
    var values = distribution((1...90).map(Double.init))
    for _ in 0..<10 { values.addInfinite() }
    let summary = values.summary
    #expect(summary.count == 100 && summary.min == 1)
    #expect(summary.mean == nil && summary.std == nil && summary.max == nil)
    #expect(summary.percentile("p90") == 90 && summary.percentile("p95") == nil)
    // Its upper bound is the 96th of 100 values.
    #expect(summary.percentiles.first { $0.id == "p90" }?.high == nil)
  }

  @Test func `beyond the limit percentiles are off by at most half a bucket, the rest is exact`() throws {
    // Ramps of 0.1–1.1 s in ticks of 10 µs, in a scattered order.
    let values = (0..<100_000).map { 0.1 + Double($0 * 7919 % 100_000) * 1e-5 }
    let exactly = OrderedValues(sorted: values.sorted())
    let summary = distribution(values).summary
    #expect(summary.count == 100_000 && summary.relativeWidth == 1.0 / 1024)
    for percentile in summary.percentiles {
      let definition = try #require(ReportedPercentile.all.first { $0.id == percentile.id })
      let exact = try #require(exactly.value(rank: definition.rank(in: 100_000)))
      #expect(abs(try #require(percentile.value) - exact) <= exact / 2048 + 1e-9)
    }
    #expect(summary.min == values.min() && summary.max == values.max())
    #expect(abs(try #require(summary.mean) - 0.599995) < 1e-12)
    // A uniform ramp of n steps of h has the deviation h · √(n (n + 1) / 12).
    #expect(abs(try #require(summary.std) - 1e-5 * (1e5 * 100_001 / 12).squareRoot()) < 1e-12)
  }

  @Test func `the deviation of many large, near values survives`() throws {
    // 1,000,000 s and a tick of 1 µs to either side.
    let values = (0..<100_000).map { 1e6 + ($0.isMultiple(of: 2) ? 1e-6 : -1e-6) }
    #expect(abs(try #require(distribution(values).summary.std) - 1e-6) < 1e-9)
  }

  @Test func `it is exact up to the limit and not beyond`() {
    var values = distribution(repeatElement(1, count: Distribution.exactLimit), unit: .tokens)
    #expect(values.summary.relativeWidth == nil)
    values.add(3)
    #expect(values.count == Distribution.exactLimit + 1)
    #expect(values.summary.relativeWidth == 1.0 / 1024)
    #expect(values.summary.max == 3)
  }

  @Test func `a value many times over is as many values`() {
    var values = Distribution(unit: .seconds)
    values.add(0.25, times: 3)
    #expect(values.values == [0.25, 0.25, 0.25])
    values.add(0.5, times: 10_000_000)
    #expect(values.count == 10_000_003 && values.summary.percentile("p50") == 0.5)
  }

  @Test func `two merge to the summary of all their values`() {
    let all = (0..<1000).map { Double($0 * 7919 % 1000) }
    let merged = distribution(all[..<300]).merged(with: distribution(all[300...]))
    #expect(merged.values == distribution(all).values)

    let many = (0..<150_000).map { 0.001 * Double($0 * 7919 % 150_000 + 1) }
    let whole = distribution(many).summary
    for cut in [10, 70_000, 149_990] {
      let merged = distribution(many[..<cut]).merged(with: distribution(many[cut...])).summary
      #expect(merged.percentiles == whole.percentiles && merged.min == whole.min && merged.max == whole.max)
      #expect(abs((merged.mean ?? 0) - (whole.mean ?? 1)) < 1e-9 && abs((merged.std ?? 0) - (whole.std ?? 1)) < 1e-9)
    }
  }

  @Test func `merging keeps infinite values`() {
    var failures = Distribution(unit: .seconds)
    failures.addInfinite()
    let merged = distribution([1]).merged(with: failures)
    #expect(merged.count == 2 && merged.summary.max == nil)
  }

  @Test func `a negative value is kept as smallest and mean`() {
    let values = (0..<70_000).map { $0 == 0 ? -1 : 1.0 }
    let summary = distribution(values).summary
    #expect(summary.min == -1 && nearly(summary.mean, 69_998.0 / 70_000))
  }
}

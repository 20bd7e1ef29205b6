import Testing

@testable import Metrics

@Suite struct OrderedValuesTests {
  @Test func `a rank finds its value among single and among weighted ones`() {
    let single = OrderedValues(sorted: [1, 1, 1, 4, 6, 6])
    let weighted = OrderedValues(weighted: [(1, 3), (4, 1), (6, 2)])
    let expected: [Double?] = [nil, 1, 1, 1, 4, 6, 6, nil]
    #expect((0...7).map { single.value(rank: $0) } == expected)
    #expect((0...7).map { weighted.value(rank: $0) } == expected)
    #expect(single.median == 1 && weighted.median == 1)
  }

  @Test func `an outlier is many deviations of the median away`() {
    // Median 12, distances 2 1 0 1 2 and 18, MAD 1: the last has a z-score of 0.6745 · 18 = 12.1.
    let sorted = [10.0, 11, 12, 13, 14, 30]
    #expect(OrderedValues(sorted: sorted).outliers(beyond: 12) == 1)
    #expect(OrderedValues(sorted: sorted).outliers(beyond: 12.2) == 0)
    // With four more at 50: median 14, MAD 4; 30 has 2.7 and each 50 has 6.1.
    #expect(OrderedValues(weighted: sorted.map { ($0, 1) } + [(50, 4)]).outliers(beyond: 3) == 4)
  }

  @Test func `outliers are undefined where most values are equal`() {
    #expect(OrderedValues(sorted: [1, 1, 1, 1, 9]).outliers(beyond: 3) == nil)
    #expect(OrderedValues(sorted: []).outliers(beyond: 3) == nil)
  }
}

import Testing

@testable import Metrics

@Suite struct OrderStatisticIntervalTests {
  @Test(arguments: [(0.90, 29), (0.95, 59), (0.99, 299), (0.999, 2995)])
  func `a one-sided bound needs this many values`(share: Double, smallest: Int) {
    // The upper bound exists once the chance that all values lie below the percentile, p to the n, is at most 5 %.
    #expect(OrderStatisticInterval.exact(of: share, in: smallest, tail: 0.05).high == smallest)
    #expect(OrderStatisticInterval.exact(of: share, in: smallest - 1, tail: 0.05).high == nil)
  }

  @Test(arguments: [(1000, 0.983, 0.997), (5000, 0.9872, 0.9928), (20_000, 0.9886, 0.9914)])
  func `the interval of p99 narrows with n`(count: Int, low: Double, high: Double) {
    let interval = OrderStatisticInterval(of: 0.99, in: count)
    #expect(interval.low.map { Double($0) / Double(count) } == low)
    #expect(interval.high.map { Double($0) / Double(count) } == high)
  }

  /// Ranks by the binomial distribution of SciPy 1.17, for p1 p5 p10 p25 p50 p75 p90 p95 p99 p99.9.
  private static let reference: [(count: Int, low: [Int?], high: [Int?])] = [
    (1, [nil, nil, nil, nil, nil, nil, nil, nil, 1, 1], [1, nil, nil, nil, nil, nil, nil, nil, nil, nil]),
    (5, [nil, nil, nil, nil, nil, 2, 3, 4, 4, 5], [2, 2, 3, 4, nil, nil, nil, nil, nil, nil]),
    (10, [nil, nil, nil, nil, 2, 5, 7, 8, 9, 10], [2, 3, 4, 6, 9, nil, nil, nil, nil, nil]),
    (100, [nil, 1, 5, 17, 40, 66, 84, 90, 97, 99], [4, 11, 17, 35, 61, 84, 96, 100, nil, nil]),
    (1000, [4, 37, 82, 223, 469, 723, 881, 936, 983, 997], [18, 65, 120, 278, 532, 778, 919, 964, 997, nil]),
    (
      65_536, [606, 3168, 6403, 16_167, 32_517, 48_934, 58_831, 62_149, 64_830, 65_454],
      [707, 3388, 6706, 16_603, 33_020, 49_370, 59_134, 62_369, 64_931, 65_487]
    ),
  ]

  @Test(arguments: reference)
  func `it is the exact binomial one`(count: Int, low: [Int?], high: [Int?]) {
    let intervals = ReportedPercentile.all.map { OrderStatisticInterval(of: $0.share, in: count) }
    #expect(intervals.map(\.low) == low)
    #expect(intervals.map(\.high) == high)
  }

  /// The same, where it is approximated.
  private static let largeReference: [(count: Int, low: [Int], high: [Int])] = [
    (
      1_000_000, [9805, 49_573, 99_412, 249_152, 499_020, 749_151, 899_412, 949_572, 989_805, 998_938],
      [10_196, 50_429, 100_589, 250_850, 500_981, 750_849, 900_589, 950_428, 990_196, 999_062]
    ),
    (
      100_000_000,
      [
        998_050, 4_995_729, 9_994_120, 24_991_513, 49_990_200, 74_991_513, 89_994_120, 94_995_728, 98_998_049, 99_899_380,
      ],
      [
        1_001_952, 5_004_273, 10_005_881, 25_008_488, 50_009_801, 75_008_488, 90_005_881, 95_004_272, 99_001_951, 99_900_620,
      ]
    ),
  ]

  @Test(arguments: largeReference)
  func `beyond a variance of 65,536 it is off by at most a rank`(count: Int, low: [Int], high: [Int]) throws {
    for (index, percentile) in ReportedPercentile.all.enumerated() {
      let interval = OrderStatisticInterval(of: percentile.share, in: count)
      #expect(abs(try #require(interval.low) - low[index]) <= 1)
      #expect(abs(try #require(interval.high) - high[index]) <= 1)
    }
  }

  @Test func `no values have no interval`() {
    let interval = OrderStatisticInterval(of: 0.5, in: 0)
    #expect(interval.low == nil && interval.high == nil)
  }
}

/// The ranks between which a percentile of the population lies with 95 % confidence, whatever its distribution.
///
/// How many of n independent values lie below the population's p-quantile is binomial, B ~ Bin(n, p). So
///
///     low  = the largest l with  P(B ≤ l − 1) ≤ 2.5 %
///     high = the smallest u with P(B ≥ u)     ≤ 2.5 %
///
/// and the l-th and u-th smallest values enclose it. A rank outside 1…n does not exist: no sample of that size can bound the
/// percentile on that side.
///
/// Exact while the variance n·p·(1 − p) is at most `exactVariance`; beyond, the normal quantile with a correction for skewness
/// (Cornish–Fisher) and for continuity, which is then off by at most a rank. Values that depend on each other, as neighbouring
/// gaps of one reply do, make the true interval wider.
///
/// Source: David & Nagaraja, Order Statistics, 3rd edition, § 7.1.
struct OrderStatisticInterval: Sendable, Equatable {
  private(set) var low: Int?
  private(set) var high: Int?

  private static let exactVariance = 65_536.0

  /// The interval of the `share`-quantile, 0 < `share` < 1, among `count` values.
  init(of share: Double, in count: Int) {
    guard count > 0 else { return }
    if Double(count) * share * (1 - share) <= Self.exactVariance {
      self = .exact(of: share, in: count, tail: 0.025)
    } else {
      self = .approximate(of: share, in: count, tailDeviations: 1.959_963_984_540_054)
    }
  }

  private init(low: Int, high: Int, in count: Int) {
    self.low = low >= 1 ? low : nil
    self.high = high <= count ? high : nil
  }

  /// The narrowest interval that leaves out at most `tail` on each side.
  ///
  /// The binomial's terms are taken relative to its mode and divided by their sum: nothing overflows, no factorial is needed.
  static func exact(of share: Double, in count: Int, tail: Double) -> OrderStatisticInterval {
    let odds = share / (1 - share)
    let mode = min(count, Int(Double(count + 1) * share))
    func ratioBelow(_ k: Int) -> Double { Double(k) / (Double(count - k + 1) * odds) }
    func ratioAbove(_ k: Int) -> Double { Double(count - k) * odds / Double(k + 1) }

    var below = 0.0
    walk(from: mode, through: 0, by: -1, ratio: ratioBelow) { _, term in
      below += term
      return term > below * 1e-18
    }
    var above = 0.0
    walk(from: mode, through: count, by: 1, ratio: ratioAbove) { _, term in
      above += term
      return term > above * 1e-18
    }
    let limit = tail * (below + above - 1)

    var low = mode
    walk(from: mode, through: 0, by: -1, ratio: ratioBelow) { k, term in
      low = k
      below -= term
      return below > limit
    }
    var high = mode
    walk(from: mode, through: count, by: 1, ratio: ratioAbove) { k, term in
      high = k + 1
      above -= term
      return above > limit
    }
    return OrderStatisticInterval(low: low, high: high, in: count)
  }

  private static func approximate(of share: Double, in count: Int, tailDeviations: Double) -> OrderStatisticInterval {
    let mean = Double(count) * share
    let spread = tailDeviations * (mean * (1 - share)).squareRoot()
    let skew = (1 - 2 * share) / 6 * (tailDeviations * tailDeviations - 1)
    return OrderStatisticInterval(
      low: Int((mean - spread + skew - 0.5).rounded(.up)), high: Int((mean + spread + skew + 0.5).rounded(.down)) + 1, in: count
    )
  }
}

/// Visits binomial terms from the mode, whose term is 1, outward through `end` while `visit` wants more.
private func walk(
  from mode: Int, through end: Int, by step: Int, ratio: (Int) -> Double, visit: (_ k: Int, _ term: Double) -> Bool
) {
  var k = mode
  var term = 1.0
  while visit(k, term), k != end {
    term *= ratio(k)
    k += step
  }
}

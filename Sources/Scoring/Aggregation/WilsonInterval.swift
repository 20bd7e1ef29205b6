/// Between which shares, or which means of scores from 0 to 1, the true one lies, with 95 % confidence.
///
///     ( p + z²/2n ± z·√( p(1 − p)/n + z²/4n² ) ) / ( 1 + z²/n )
///
/// - p: the share that succeeded, or the mean.  n: how many were tried.  z: 1.96, the normal distribution's 97.5 % quantile.
///
/// Of a mean whose standard error is known otherwise, since its scores are no shares or belong together, n is the number of independent
/// trials that have this error, p(1 − p) / SE²; where the scores are all the same, which has none, their number.
///
/// It stays within 0…1 and says something also where all, or none, succeeded, where the interval p ± z·SE that others print shrinks to
/// a point. Undefined without a trial.
///
/// Source: Wilson, “Probable Inference, the Law of Succession, and Statistical Inference”, JASA 22, 1927; for other errors Korn and
/// Graubard, “Confidence Intervals for Proportions with Small Expected Number of Positive Counts”, Survey Methodology 24, 1998.
package struct WilsonInterval: Sendable, Equatable {
  /// The lower end.
  package var low: Double
  /// The upper end.
  package var high: Double

  private static let quantile = 1.959_963_984_540_054

  /// The interval for the `mean` of `count` scores from 0 to 1, by its standard error where that is not the one of shares; `nil` without
  /// a score, and of a mean beyond 0 and 1.
  package init?(mean: Double, standardError: Double? = nil, count: Int) {
    guard count > 0, (0...1).contains(mean) else { return nil }
    let variance = standardError.map { $0 * $0 } ?? 0
    let trials = variance > 0 && mean > 0 && mean < 1 ? mean * (1 - mean) / variance : Double(count)
    let square = WilsonInterval.quantile * WilsonInterval.quantile
    let center = mean + square / (2 * trials)
    let spread = WilsonInterval.quantile * (mean * (1 - mean) / trials + square / (4 * trials * trials)).squareRoot()
    low = mean == 0 ? 0 : max((center - spread) / (1 + square / trials), 0)
    high = mean == 1 ? 1 : min((center + spread) / (1 + square / trials), 1)
  }
}

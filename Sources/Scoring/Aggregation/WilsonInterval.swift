/// Between which shares the true one lies, of what either succeeds or fails, with 95 % confidence.
///
///     ( p + z²/2n ± z·√( p(1 − p)/n + z²/4n² ) ) / ( 1 + z²/n )
///
/// - p: the share that succeeded.  n: how many were tried.  z: 1.96, the normal distribution's 97.5 % quantile.
///
/// It stays within 0…1 and says something also where all, or none, succeeded, where the interval p ± z·SE that others print shrinks to
/// a point. Undefined without a trial.
///
/// Source: Wilson, “Probable Inference, the Law of Succession, and Statistical Inference”, JASA 22, 1927.
package struct WilsonInterval: Sendable, Equatable {
  /// The lower end.
  package var low: Double
  /// The upper end.
  package var high: Double

  private static let quantile = 1.959_963_984_540_054

  /// The interval for `successes` of `trials`; `nil` without a trial.
  package init?(successes: Int, trials: Int) {
    guard trials > 0, (0...trials).contains(successes) else { return nil }
    let count = Double(trials)
    let share = Double(successes) / count
    let square = WilsonInterval.quantile * WilsonInterval.quantile
    let center = share + square / (2 * count)
    let spread = WilsonInterval.quantile * (share * (1 - share) / count + square / (4 * count * count)).squareRoot()
    low = successes == 0 ? 0 : max((center - spread) / (1 + square / count), 0)
    high = successes == trials ? 1 : min((center + spread) / (1 + square / count), 1)
  }
}

/// The mean of scores, and how far chance may have moved it.
///
///     mean           = Σ s / n
///     standard error = √( Σ (s − mean)² / (n − 1) / n )
///
/// - s: the score of one row.  n: rows.
///
/// The mean is undefined without a row, the standard error with fewer than two. lm-eval's `mean_stderr`, which it prints as ±. It takes
/// rows for independent; where several belong together (one article's questions, one question's repetitions) see `ClusteredError`.
/// Computed row by row (Welford, Technometrics 4(3), 1962), so that nothing needs to be kept.
package struct MeanScore: Sendable, Equatable {
  /// How many rows.
  package private(set) var count = 0
  private var runningMean = 0.0
  private var squares = 0.0

  /// The mean of no row.
  package init() {}

  /// The mean of these.
  package init(_ scores: some Sequence<Double>) {
    for score in scores { add(score) }
  }

  /// Adds a row's score.
  package mutating func add(_ score: Double) {
    count += 1
    let difference = score - runningMean
    runningMean += difference / Double(count)
    squares += difference * (score - runningMean)
  }

  /// The mean.
  package var mean: Double? { count > 0 ? runningMean : nil }

  /// Its standard error.
  package var standardError: Double? {
    count > 1 ? (max(squares, 0) / Double(count - 1) / Double(count)).squareRoot() : nil
  }
}

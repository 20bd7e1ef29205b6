internal import Glibc

/// The scores of a benchmark's parts, put together.
///
///     weighted, or micro = Σ (score · n) / Σ n        macro = Σ score / parts
///     standard error of the weighted = √( Σ (n − 1)·n·e² / (Σ n − parts) / Σ n )
///     standard error of the macro    = √( Σ e² ) / parts
///
/// - score, n, e: of one part its score, its rows and its score's standard error.
///
/// Undefined without a row, or a part; the standard errors where a part has none. lm-eval's `aggregate_subtask_metrics` with
/// `weight_by_size` and without, and its `pooled_sample_stderr`, which leaves out that the parts' means differ; evalscope's micro and
/// macro mean. llmuses prints the weighted one rounded to four decimals.
package struct SubsetScores: Sendable, Equatable {
  /// One part.
  package struct Subset: Sendable, Equatable {
    /// Its mean score.
    package var score: Double
    /// Its rows.
    package var count: Int
    /// Its score's standard error.
    package var standardError: Double?

    /// A part with this score.
    package init(score: Double, count: Int, standardError: Double? = nil) {
      self.score = score
      self.count = count
      self.standardError = standardError
    }
  }

  /// The parts.
  package var subsets: [Subset]

  /// These parts.
  package init(_ subsets: [Subset]) { self.subsets = subsets }

  private var rows: Int { subsets.reduce(0) { $0 + $1.count } }

  /// The score over all rows.
  package var micro: Double? {
    rows > 0 ? subsets.reduce(0) { $0 + $1.score * Double($1.count) } / Double(rows) : nil
  }

  /// The mean of the parts' scores.
  package var macro: Double? {
    subsets.isEmpty ? nil : subsets.reduce(0) { $0 + $1.score } / Double(subsets.count)
  }

  /// The standard error of `micro`.
  package var microStandardError: Double? {
    let squares = subsets.compactMap { subset in
      subset.standardError.map { Double(subset.count - 1) * Double(subset.count) * $0 * $0 }
    }
    guard squares.count == subsets.count, rows > subsets.count else { return nil }
    return (squares.reduce(0, +) / Double(rows - subsets.count) / Double(rows)).squareRoot()
  }

  /// The standard error of `macro`.
  package var macroStandardError: Double? {
    let squares = subsets.compactMap { $0.standardError.map { $0 * $0 } }
    guard !subsets.isEmpty, squares.count == subsets.count else { return nil }
    return squares.reduce(0, +).squareRoot() / Double(subsets.count)
  }

  /// `score` rounded to four decimals as Python's `round` does it: exactly, and to even where it is right between two.
  package static func rounded(_ score: Double) -> Double {
    let scaled = score * 10_000
    let whole = scaled.rounded(.down)
    let fraction = scaled - whole
    // What the product itself lost by rounding decides where it looks like a half.
    let lost = fma(score, 10_000, -scaled)
    let isOdd = whole.truncatingRemainder(dividingBy: 2) != 0
    let isUp = fraction > 0.5 || fraction == 0.5 && (lost > 0 || lost == 0 && isOdd)
    return (whole + (isUp ? 1 : 0)) / 10_000
  }
}

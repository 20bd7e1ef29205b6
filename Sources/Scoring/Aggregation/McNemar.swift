/// Whether two runs over the same rows differ by more than chance, by the rows on which they disagree.
///
///     p = min(1, 2 · Σ C(b + c, i) / 2^(b + c)),  i = 0 … min(b, c)
///
/// - b, c: rows that only the first, and only the second, got right.
///
/// p is how probable it is that rows on which both are equally likely to win fall at least this unevenly, on either side. 1 where the
/// runs agree on every row, undefined without a row. Exact, where the usual χ² needs some 25 disagreements. Each row must be right or
/// wrong; for scores in between compare means with `MeanScore` of the differences.
///
/// Source: McNemar, “Note on the sampling error of the difference between correlated proportions”, Psychometrika 12, 1947, its exact form.
package struct McNemar: Sendable, Equatable {
  /// Rows that both got right.
  package private(set) var both = 0
  /// Rows that only the first got right.
  package private(set) var onlyFirst = 0
  /// Rows that only the second got right.
  package private(set) var onlySecond = 0
  /// Rows that neither got right.
  package private(set) var neither = 0

  /// The comparison over no row.
  package init() {}

  /// Adds a row.
  package mutating func add(first: Bool, second: Bool) {
    switch (first, second) {
    case (true, true): both += 1
    case (true, false): onlyFirst += 1
    case (false, true): onlySecond += 1
    case (false, false): neither += 1
    }
  }

  /// The probability p.
  package var probability: Double? {
    guard both + onlyFirst + onlySecond + neither > 0 else { return nil }
    let trials = onlyFirst + onlySecond
    let fewer = min(onlyFirst, onlySecond)
    // Terms relative to the largest, in the middle, and divided by their sum: nothing overflows.
    let middle = trials / 2
    var term = 1.0
    var below = 0.0
    var total = 1.0
    if middle <= fewer { below += 1 }
    for i in stride(from: middle, to: 0, by: -1) {
      term *= Double(i) / Double(trials - i + 1)
      total += term
      if i - 1 <= fewer { below += term }
    }
    term = 1
    for i in middle..<trials {
      term *= Double(trials - i) / Double(i + 1)
      total += term
      if i + 1 <= fewer { below += term }
    }
    return min(1, 2 * below / total)
  }
}

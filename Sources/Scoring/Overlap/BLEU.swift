internal import Glibc

/// BLEU of a corpus, or of one answer, as sacrebleu 2.6 computes it, from 0 to 100.
///
///     BLEU = BP · exp( Σ ln pₙ / N ),  n = 1 … N = 4
///     BP   = 1 for c ≥ r, else exp(1 − r / c)
///
/// - pₙ: the share of runs of n tokens that are in a reference (`BLEUCounts`), in per cent; of none smoothed.
/// - c, r: tokens of the answers, and of the references nearest in length. BP is 0 without a token.
///
/// 0 where nothing is in common at all, and, but with the effective order, where the answers have no run of 4. lm-eval's `bleu` is
/// that of the corpus by 13a and exponential smoothing. The mean of sentences' BLEU is another number than the corpus's.
///
/// Source: Papineni et al., “BLEU: a Method for Automatic Evaluation of Machine Translation”, 2002; Post, “A Call for Clarity in
/// Reporting BLEU Scores”, 2018; smoothing: Chen & Cherry, “A Systematic Comparison of Smoothing Techniques”, 2014.
package struct BLEU: Sendable, Equatable {
  /// What a token is.
  package var tokenizer: BLEUTokenizer
  /// What a run's length counts of which none is in common.
  package var smoothing: Smoothing
  /// Letters are made lower-case first.
  package var lowercase: Bool
  /// Only lengths of run that the answers have count: N is then the longest of these.
  package var effectiveOrder: Bool

  /// What becomes of a share of 0.
  package enum Smoothing: Sendable, Equatable {
    /// It stays 0, and so is BLEU.
    case none
    /// It becomes 1 / 2ᵏ of one run, k counting the lengths without one so far (NIST's, method 3).
    case exponential
    /// It becomes this many of the runs (method 1; sacrebleu takes 0.1).
    case floor(Double)
    /// To all runs longer than 1, common and counted, this many are added (method 2; sacrebleu takes 1).
    case adding(Double)
  }

  /// BLEU with these arguments.
  package init(
    tokenizer: BLEUTokenizer = .mteval13a, smoothing: Smoothing = .exponential, lowercase: Bool = false,
    effectiveOrder: Bool = false
  ) {
    self.tokenizer = tokenizer
    self.smoothing = smoothing
    self.lowercase = lowercase
    self.effectiveOrder = effectiveOrder
  }

  /// What `answer` adds to a corpus's counts.
  package func counts(of answer: String, references: [String]) -> BLEUCounts {
    BLEUCounts(tokens(of: answer), references: references.map { tokens(of: $0) })
  }

  private func tokens(of text: String) -> [String] { tokenizer.tokens(of: lowercase ? text.lowercased() : text) }

  /// The BLEU of what was counted; `nil` of no answer.
  package func score(of counts: BLEUCounts) -> Double? {
    guard counts.referenceLength > 0 || counts.length > 0 else { return nil }
    return result(of: counts).score
  }

  /// The BLEU of what was counted, and what it is made of.
  func result(of counts: BLEUCounts) -> (score: Double, precisions: [Double], brevityPenalty: Double) {
    let (length, reference) = (Double(counts.length), Double(counts.referenceLength))
    let brevityPenalty = length >= reference ? 1 : length > 0 ? exp(1 - reference / length) : 0
    var precisions = [Double](repeating: 0, count: BLEUCounts.longestRun)
    guard counts.common.contains(where: { $0 > 0 }) else { return (0, precisions, brevityPenalty) }
    var order = BLEUCounts.longestRun
    var halved = 1.0
    for index in precisions.indices {
      var (common, total) = (Double(counts.common[index]), Double(counts.total[index]))
      if case .adding(let count) = smoothing, index > 0 {
        common += count
        total += count
      }
      guard total > 0 else { break }
      if effectiveOrder { order = index + 1 }
      if common == 0, smoothing == .exponential { halved /= 2 }
      let counted =
        switch smoothing {
        case .exponential where common == 0: halved
        case .floor(let count) where common == 0: count
        default: common
        }
      precisions[index] = 100 * counted / total
    }
    guard !precisions[..<order].contains(0) else { return (0, precisions, brevityPenalty) }
    let mean = precisions[..<order].reduce(0) { $0 + log($1) } / Double(order)
    return (brevityPenalty * exp(mean), precisions, brevityPenalty)
  }
}

/// A `Scorer` compiled: how near an answer comes to the right ones.
///
/// It holds compiled patterns, so it stays with one task; the scorer itself may go anywhere.
package struct AnswerScoring {
  private let compare: Comparison

  /// From an answer and one that is right to how near they are.
  typealias Comparison = (_ answer: String, _ target: String) throws(NoAnswer) -> Double

  /// Compares as `scorer` says.
  ///
  /// - Throws: what is wrong with the first pattern that is none.
  package init(_ scorer: Scorer) throws(PatternProblem) {
    switch scorer {
    case .exactMatch(let match):
      let comparison = try ExactComparison(match)
      compare = { answer, target throws(NoAnswer) in try comparison.areEqual(answer, target) ? 1 : 0 }
    case .normalizedMatch(let normalization):
      compare = { answer, target in normalization.areEqual(answer, target) ? 1 : 0 }
    case .f1(let normalization):
      compare = { answer, target in WordOverlap(normalization.form(of: answer).words, normalization.form(of: target).words).f1 }
    case .numeric(let tolerance):
      compare = { answer, target in NumericEquality.areEqual(answer, target, tolerance: tolerance) ? 1 : 0 }
    case .math(let rule): compare = { answer, target in rule.areEqual(answer, target) ? 1 : 0 }
    case .choices(let rule): compare = { answer, target in rule.score(of: answer, right: target) }
    case .rouge(let rouge): compare = { answer, target in rouge.score(of: answer, reference: target) }
    case .bleu(let bleu): compare = { answer, target in bleu.score(of: answer, references: [target]) }
    }
  }

  /// The most that `answer` is worth against any of `targets`; `nil` without a target.
  ///
  /// - Throws: that a pattern gave up on it.
  package func score(of answer: String, targets: [String]) throws(NoAnswer) -> Double? {
    var best: Double?
    for target in targets { best = max(best ?? 0, try compare(answer, target)) }
    return best
  }
}

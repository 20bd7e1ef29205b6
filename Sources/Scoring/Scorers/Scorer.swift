/// How an answer is compared with the right ones: what it is called in a task's file, and its arguments.
///
/// Each gives a number from 0, wrong, to 1, right; `bleu` one from 0 to 100, as sacrebleu prints it. Of several right answers the one
/// that gives most counts. A row without an answer is given 0 by whoever counts all rows (`ScoreTally`). Scores from likelihoods are
/// `LikelihoodScorer`'s.
package enum Scorer: Sendable, Equatable {
  /// The same text, after removals.
  case exactMatch(ExactMatch = ExactMatch())
  /// The same text in a normal form.
  case normalizedMatch(Normalization)
  /// The words in common, in a normal form.
  case f1(Normalization = .triviaQA)
  /// The same number, but for a tolerance.
  case numeric(tolerance: Double = 1e-4)
  /// The same in mathematics.
  case math(MathRule = .equivalence)
  /// The same labels of choices.
  case choices(ChoiceRule = .exact)
  /// Runs of words in common, as ROUGE counts them.
  case rouge(Rouge = Rouge())
  /// Runs of words in common, as BLEU counts them.
  case bleu(SentenceBLEU = SentenceBLEU())
}

extension Scorer {
  /// What the scorers are called.
  package enum Word: String, Sendable, CaseIterable {
    case exactMatch = "exact_match"
    case normalizedMatch = "normalized_match"
    case f1
    case numeric
    case math
    case choices
    case rouge
    case bleu
  }

  /// What it gives a right answer.
  package var best: Double { if case .bleu = self { 100 } else { 1 } }

  /// What this one is called.
  package var word: Word {
    switch self {
    case .exactMatch: .exactMatch
    case .normalizedMatch: .normalizedMatch
    case .f1: .f1
    case .numeric: .numeric
    case .math: .math
    case .choices: .choices
    case .rouge: .rouge
    case .bleu: .bleu
    }
  }
}

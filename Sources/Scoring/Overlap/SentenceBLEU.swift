internal import Glibc

/// The arguments of `bleu`: BLEU of one answer, by sacrebleu or by NLTK.
package enum SentenceBLEU: Sendable, Equatable {
  /// As sacrebleu's `sentence_bleu`: from 0 to 100, with the effective order.
  case sacrebleu(BLEU)
  /// As NLTK's `sentence_bleu` without smoothing, from 0 to 1, of what is between white space: `NLTKBLEU`.
  case nltk(weights: [Double])

  /// As sacrebleu does by default.
  package init() { self = .sacrebleu(BLEU(effectiveOrder: true)) }

  /// The BLEU of `answer`.
  func score(of answer: String, references: [String]) -> Double {
    switch self {
    case .sacrebleu(let bleu): bleu.result(of: bleu.counts(of: answer, references: references)).score
    case .nltk(let weights): NLTKBLEU(weights: weights).score(of: answer.words, references: references.map(\.words))
    }
  }
}

/// BLEU of one answer as NLTK 3.10 computes it without smoothing, from 0 to 1.
///
///     BLEU = BP · exp( Σ wₙ ln pₙ )
///     BP   = 1 for c > r, 0 without a token, else exp(1 − r / c)
///
/// The weight 1 on one n alone, as llmuses and evalscope have it for `bleu-1` to `bleu-4`, is not the cumulative BLEU of that order,
/// which has the weight 1/n on each up to n. A share of 0 counts as 2.2·10⁻³⁰⁸, so that some of these come out tiny and not 0; without
/// any word in common BLEU is 0. The words are given: NLTK's own cuts English as the Penn Treebank does, jieba Chinese.
package struct NLTKBLEU: Sendable, Equatable {
  /// What each length of run weighs, from 1 on, up to 4.
  package var weights: [Double]

  /// BLEU with these weights.
  package init(weights: [Double]) { self.weights = weights }

  /// The weight 1 on runs of `length` alone.
  package init(only length: Int) { weights = (1...length).map { $0 == length ? 1 : 0 } }

  /// The BLEU of these words.
  package func score(of answer: [String], references: [[String]]) -> Double {
    let counts = BLEUCounts(answer, references: references)
    guard counts.common[0] > 0 else { return 0 }
    let (length, reference) = (Double(counts.length), Double(counts.referenceLength))
    let brevityPenalty = length > reference ? 1 : exp(1 - reference / length)
    let logarithms = zip(weights, zip(counts.common, counts.total)).map { weight, counts in
      let share = counts.0 > 0 ? Double(counts.0) / Double(max(counts.1, 1)) : .leastNormalMagnitude
      return weight * log(share)
    }
    return brevityPenalty * exp(logarithms.reduce(0, +))
  }
}

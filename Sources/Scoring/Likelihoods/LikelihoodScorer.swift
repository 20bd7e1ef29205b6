internal import Glibc

/// How a choice is scored that a model makes by how likely it finds each: what it is called in a task's file.
///
/// Given are the logarithms of the choices' likelihoods, each the sum over its tokens. The choice is the most likely one; of several
/// equal ones the first, as NumPy's `argmax` takes it. As lm-eval 0.4.13 for the output `multiple_choice`.
package enum LikelihoodScorer: String, Sendable, CaseIterable {
  /// 1 where the most likely choice is right.
  case accuracy = "acc"
  /// 1 where the choice with the largest logarithm per character of its text is right: longer texts are less likely.
  ///
  /// Characters are Unicode's scalars, and the space that joins a choice to its question is none of them.
  case accuracyPerCharacter = "acc_norm"
  /// The same per byte of UTF-8.
  case accuracyPerByte = "acc_bytes"
  /// How far the likelihoods are from certainty of the right choice: 0 at best, 2 at worst, so less is better.
  ///
  ///     Σ (pᵢ − yᵢ)²,   p = softmax of the logarithms,  y = 1 for the right choice, else 0
  ///
  /// Source: Brier, “Verification of Forecasts Expressed in Terms of Probability”, 1950.
  case brier
  /// TruthfulQA's MC1: 1 where the most likely choice is right, of which there is one.
  case mc1
  /// TruthfulQA's MC2: the share that the right choices have of all likelihood.
  ///
  ///     Σ exp ℓᵢ over the right / Σ exp ℓᵢ over all
  case mc2

  /// The score; `nil` without a choice, where the lists differ in length, and where no choice is right.
  package func score(of logarithms: [Double], choices: [String], right: Set<Int>) -> Double? {
    guard !logarithms.isEmpty, logarithms.count == choices.count, !right.isEmpty,
      right.allSatisfy(choices.indices.contains)
    else { return nil }
    switch self {
    case .accuracy, .mc1: return isRight(logarithms, right)
    case .accuracyPerCharacter:
      return isRight(zip(logarithms, choices).map { $0 / Double($1.unicodeScalars.count) }, right)
    case .accuracyPerByte: return isRight(zip(logarithms, choices).map { $0 / Double($1.utf8.count) }, right)
    case .brier:
      return LikelihoodScorer.softmax(logarithms).enumerated().reduce(0) { sum, choice in
        let error = choice.element - (right.contains(choice.offset) ? 1 : 0)
        return sum + error * error
      }
    case .mc2:
      let shares = LikelihoodScorer.softmax(logarithms)
      return right.reduce(0) { $0 + shares[$1] }
    }
  }

  private func isRight(_ values: [Double], _ right: Set<Int>) -> Double {
    right.contains(LikelihoodScorer.mostLikely(of: values)) ? 1 : 0
  }

  /// The index of the largest value, the first of several; there is one at least.
  package static func mostLikely(of values: [Double]) -> Int {
    values.indices.reduce(0) { values[$1] > values[$0] ? $1 : $0 }
  }

  /// Each exponential as a share of all, none of them too large or too small to be computed.
  static func softmax(_ logarithms: [Double]) -> [Double] {
    let largest = logarithms.max() ?? 0
    let exponentials = logarithms.map { exp($0 - largest) }
    let sum = exponentials.reduce(0, +)
    return exponentials.map { $0 / sum }
  }
}

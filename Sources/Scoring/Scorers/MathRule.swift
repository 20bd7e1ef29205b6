/// The argument of `math`: by whose rule two mathematical answers are the same.
package enum MathRule: String, Sendable, CaseIterable {
  /// They have the same `HendrycksForm`.
  case hendrycks
  /// They have the same `MinervaForm`, or what is left of them is the same by plain arithmetic.
  ///
  /// lm-eval's `minerva_math` asks a computer algebra system instead, which also sees `\sin^2 x + \cos^2 x` as 1.
  case minerva
  /// They say the same by plain arithmetic, as `MathValue` reads them; what it does not read must have the same `HendrycksForm`.
  ///
  /// The decisions of math-verify on what is read; it reads more.
  case equivalence

  /// `answer` is the same as `gold`.
  package func areEqual(_ answer: String, _ gold: String) -> Bool {
    switch self {
    case .hendrycks: HendrycksForm.areEqual(answer, gold)
    case .minerva:
      MinervaForm.form(of: answer).hasScalars(of: MinervaForm.form(of: gold))
        || MathRule.areEquivalent(MinervaForm.form(of: answer), MinervaForm.form(of: gold))
    case .equivalence: answer.hasScalars(of: gold) || MathRule.areEquivalent(answer, gold)
    }
  }

  private static func areEquivalent(_ answer: String, _ gold: String) -> Bool {
    guard let goldValue = MathValue(gold), let answerValue = MathValue(answer) else {
      return HendrycksForm.areEqual(answer, gold)
    }
    return MathValue.areEqual(goldValue, answerValue)
  }
}

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
    case .minerva: MathRule.areEquivalent(MinervaForm.form(of: answer), MinervaForm.form(of: gold))
    case .equivalence: MathRule.areEquivalent(answer, gold)
    }
  }

  /// They are the same text, or say the same.
  private static func areEquivalent(_ answer: String, _ gold: String) -> Bool {
    if answer.hasScalars(of: gold) { return true }
    guard let goldValue = MathValue(gold), let answerValue = MathValue(answer) else {
      return HendrycksForm.areEqual(answer, gold)
    }
    return MathValue.areEqual(goldValue, answerValue)
  }
}

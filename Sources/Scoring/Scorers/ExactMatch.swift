/// The arguments of `exact_match`: answers are right that are the same text, scalar by scalar, once this is removed from both.
///
/// In this order, each if asked for: what the patterns match, the case of letters, ASCII's punctuation, the digits 0 to 9. White space
/// counts. As lm-eval's metric `exact_match`; llmuses' of the same name trims both first, evalscope's trims and ignores case.
package struct ExactMatch: Sendable, Equatable {
  /// Patterns whose matches are removed.
  package var ignore: [String]
  /// The case of letters is disregarded.
  package var ignoreCase: Bool
  /// Punctuation is removed.
  package var ignorePunctuation: Bool
  /// Digits are removed.
  package var ignoreNumbers: Bool

  /// The comparison with these removals.
  package init(
    ignore: [String] = [], ignoreCase: Bool = false, ignorePunctuation: Bool = false, ignoreNumbers: Bool = false
  ) {
    self.ignore = ignore
    self.ignoreCase = ignoreCase
    self.ignorePunctuation = ignorePunctuation
    self.ignoreNumbers = ignoreNumbers
  }
}

/// An `ExactMatch` compiled.
struct ExactComparison {
  private let match: ExactMatch
  private let ignored: Removals

  init(_ match: ExactMatch) throws(PatternProblem) {
    self.match = match
    ignored = try Removals(match.ignore)
  }

  /// Both are the same after the removals.
  func areEqual(_ answer: String, _ target: String) throws(NoAnswer) -> Bool {
    try reduced(answer).hasScalars(of: try reduced(target))
  }

  private func reduced(_ text: String) throws(NoAnswer) -> String {
    var text = try ignored.apply(to: text)
    if match.ignoreCase { text = text.lowercased() }
    guard match.ignorePunctuation || match.ignoreNumbers else { return text }
    let kept = text.unicodeScalars.filter { scalar in
      !(match.ignorePunctuation && scalar.isASCIIPunctuation) && !(match.ignoreNumbers && scalar.isDigit)
    }
    return String(scalars: kept)
  }
}

extension Normalization {
  /// Both have the same form.
  func areEqual(_ answer: String, _ target: String) -> Bool {
    self == .hendrycks ? HendrycksForm.areEqual(answer, target) : form(of: answer).hasScalars(of: form(of: target))
  }
}

/// Takes out of a text all that some patterns match, one pattern after the other.
struct Removals {
  private let substitutions: [Substitution]

  /// The removal of what `patterns` match.
  init(_ patterns: [String]) throws(PatternProblem) {
    var substitutions: [Substitution] = []
    for pattern in patterns { substitutions.append(try Substitution(pattern, with: "")) }
    self.substitutions = substitutions
  }

  /// What is left of `text`.
  func apply(to text: String) throws(NoAnswer) -> String {
    var text = text
    for substitution in substitutions { text = try substitution.apply(to: text) }
    return text
  }
}

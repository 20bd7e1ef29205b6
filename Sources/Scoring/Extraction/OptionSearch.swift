/// Finds which of some options a text names: in the match of the first pattern that has one, the first option that is in it.
///
/// The order of the options decides, not that of the text: of “C or A” with the options A to D it is A. With an ordered list of phrases
/// such as `答案是\s?([ABCD])` this is how llmuses finds the choice in a free reply.
struct OptionSearch {
  private let options: [String]
  private let patterns: [Pattern]

  init(options: [String], patterns: [String]) throws(PatternProblem) {
    self.options = options
    var compiled: [Pattern] = []
    for pattern in patterns { compiled.append(try Pattern(pattern)) }
    self.patterns = compiled
  }

  /// The option that `text` names.
  func found(in text: String) throws(NoAnswer) -> String {
    if patterns.isEmpty, let option = option(in: text) { return option }
    for pattern in patterns {
      var match: String?
      try pattern.scan(text) {
        match = pattern.range(of: 0).map { String(text.piece($0)) }
        return false
      }
      if let match, let option = option(in: match) { return option }
    }
    throw .notFound
  }

  private func option(in text: String) -> String? { options.first { text.holds($0) } }
}

/// The arguments of `choice_filter`: the choice that a reply names by letter, or by its text.
///
/// First a pattern looks for the letter, as `regex` does. Where that finds nothing, the texts of the choices are looked for, the longest
/// first, in the reply after the same removals on both; the letter of the one found is the answer. Where none is, a letter behind a colon
/// is. A letter found by the last two comes in parentheses.
///
/// That of lm-eval's filter `multi_choice_regex`, which answers `[invalid]` in the end.
package struct ChoiceFilter: Sendable, Equatable {
  /// What finds the letter.
  package var pattern: String
  /// Which of several matches counts, in each of the three ways.
  package var take: Take
  /// The case of letters is disregarded in the texts of choices.
  package var ignoreCase: Bool
  /// Punctuation is; all that Unicode calls so.
  package var ignorePunctuation: Bool
  /// What these patterns match is, before all else.
  package var ignore: [String]

  /// The filter with these arguments.
  package init(
    pattern: String, take: Take = .first, ignoreCase: Bool = false, ignorePunctuation: Bool = false, ignore: [String] = []
  ) {
    self.pattern = pattern
    self.take = take
    self.ignoreCase = ignoreCase
    self.ignorePunctuation = ignorePunctuation
    self.ignore = ignore
  }
}

/// A `ChoiceFilter` compiled.
struct ChoiceSearch {
  private let filter: ChoiceFilter
  private let letter: RegexSearch
  private let ignored: Removals

  init(_ filter: ChoiceFilter) throws(PatternProblem) {
    self.filter = filter
    letter = try RegexSearch(RegexExtraction(filter.pattern, take: filter.take))
    ignored = try Removals(filter.ignore)
  }

  /// The letter of the choice that `text` names.
  func found(in text: String, choices: [String]) throws(NoAnswer) -> String {
    do throws(NoAnswer) {
      let found = try letter.found(in: text)
      if !found.isEmpty { return found }
    } catch .notFound {
      // Then by its text.
    }
    var texts: [(text: String, label: String)] = []
    for (index, choice) in choices.enumerated() {
      texts.append((try reduced(choice.stripped), "(\(MarkedChoice.label(index)))"))
    }
    if let label = label(of: texts, in: try reduced(text)) ?? labelBehindColon(in: text, choices: choices.count) {
      return label
    }
    throw .notFound
  }

  private func reduced(_ text: String) throws(NoAnswer) -> String {
    var text = try ignored.apply(to: text)
    if filter.ignoreCase { text = text.lowercased() }
    guard filter.ignorePunctuation else { return text }
    return String(scalars: text.unicodeScalars.filter { !$0.isPunctuation })
  }

  /// The choices' texts, as a pattern would match them one after the other.
  private func label(of choices: [(text: String, label: String)], in text: String) -> String? {
    let longestFirst = choices.filter { !$0.text.isEmpty }.sorted { left, right in
      left.text.unicodeScalars.count > right.text.unicodeScalars.count
    }
    let bytes = text.utf8.span
    var found: String?
    var place = 0
    while place < bytes.count {
      guard let choice = longestFirst.first(where: { bytes.holds($0.text.utf8.span, at: place) }) else {
        place += 1
        continue
      }
      // Of choices with the same text lm-eval knows the last.
      found = choices.last { $0.text.hasScalars(of: choice.text) }?.label
      if filter.take == .first { return found }
      place += choice.text.utf8.count
    }
    return found
  }

  private func labelBehindColon(in text: String, choices: Int) -> String? {
    let labels = Set((0..<choices).map(MarkedChoice.label))
    let matches = text.parts(between: ":").dropFirst().compactMap { part in
      part.unicodeScalars.first { !$0.isPythonSpace }.map { String($0) }
    }
    let named = matches.filter(labels.contains)
    return (filter.take == .first ? named.first : named.last).map { "(\($0))" }
  }
}

extension Unicode.Scalar {
  /// Unicode calls it punctuation.
  var isPunctuation: Bool {
    switch properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
      .otherPunctuation:
      true
    default: false
    }
  }
}

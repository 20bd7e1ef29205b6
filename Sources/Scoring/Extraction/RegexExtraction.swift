/// The arguments of `regex`: what is kept of a text is what a pattern matches.
///
/// By default as lm-eval's filter `regex` does it: all matches as Python's `re.findall` lists them, the first or the last of them
/// taken (its `group_select` 0 or -1), of a match with several groups the first that is not empty, without white space at its ends.
/// lm-eval answers `[invalid]` where nothing matches; here there is then no answer.
package struct RegexExtraction: Sendable, Equatable {
  /// They are tried in order; the first that matches anywhere decides.
  package var patterns: [String]
  /// What of a match is kept: a group's text, 0 for all of it; `nil` for what `re.findall` would list.
  package var group: Int?
  /// Which match is kept.
  package var take: Take
  /// What is left where nothing matches.
  package var otherwise: Otherwise

  /// The extraction by `patterns`.
  package init(_ patterns: String..., group: Int? = nil, take: Take = .first, otherwise: Otherwise = .noAnswer) {
    self.init(patterns: patterns, group: group, take: take, otherwise: otherwise)
  }

  /// The extraction by `patterns`.
  package init(patterns: [String], group: Int? = nil, take: Take = .first, otherwise: Otherwise = .noAnswer) {
    self.patterns = patterns
    self.group = group
    self.take = take
    self.otherwise = otherwise
  }
}

/// A `RegexExtraction` compiled.
struct RegexSearch {
  private let patterns: [Pattern]
  private let extraction: RegexExtraction

  init(_ extraction: RegexExtraction) throws(PatternProblem) {
    var patterns: [Pattern] = []
    for text in extraction.patterns {
      let pattern = try Pattern(text)
      if let group = extraction.group, !(0...pattern.groupCount).contains(group) {
        throw PatternProblem(pattern: text, reason: "there is no group \(group)", offset: text.utf8.count)
      }
      patterns.append(pattern)
    }
    self.patterns = patterns
    self.extraction = extraction
  }

  /// What is kept of `text`.
  func found(in text: String) throws(NoAnswer) -> String {
    for pattern in patterns {
      if let kept = try kept(of: pattern, in: text) { return kept }
    }
    guard extraction.otherwise == .keep else { throw .notFound }
    return text
  }

  /// What `pattern` has kept of `text`; `nil` where it does not match, or by a group only that took no part.
  private func kept(of pattern: Pattern, in text: String) throws(NoAnswer) -> String? {
    var isMatched = false
    var kept: Range<Int>?
    try pattern.scan(text) {
      isMatched = true
      kept = range(of: pattern)
      return extraction.take == .last
    }
    guard isMatched else { return nil }
    if let kept { return text.piece(kept).stripped }
    return extraction.group == nil && pattern.groupCount == 1 ? "" : nil
  }

  private func range(of pattern: Pattern) -> Range<Int>? {
    if let group = extraction.group { return pattern.range(of: group) }
    guard pattern.groupCount > 1 else { return pattern.range(of: pattern.groupCount) }
    return (1...pattern.groupCount).lazy.compactMap { pattern.range(of: $0) }.first { !$0.isEmpty }
  }
}

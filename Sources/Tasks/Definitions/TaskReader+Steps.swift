internal import Scoring
internal import StrictYAML
internal import Vocabulary

/// Steps from a reply to an answer.
extension TaskReader {
  mutating func steps(_ key: String, of section: Section) -> [ExtractionStep] {
    list(key, of: section, accepted: "a list of steps").compactMap { step($0, at: section.place(of: key)) }
  }

  private mutating func step(_ document: Document, at place: String) -> ExtractionStep? {
    guard let call = call(document, at: place) else { return nil }
    guard let word = ExtractionStep.Word(rawValue: call.word) else {
      let words = call.word.nearestFirst(of: ExtractionStep.Word.allCases.map(\.rawValue))
      report(document.line, place, value: call.word, "there is no such step", accepted: words.joined(separator: ", "))
      return nil
    }
    switch word {
    case .dropThinking: return .dropThinking(thinkingTags(of: call))
    case .regex: return .regex(regex(call))
    case .replace:
      let arguments = arguments(of: call, known: ["pattern", "with"])
      return .replace(
        pattern: requiredText("pattern", of: arguments, accepted: "a pattern"),
        with: text("with", of: arguments, accepted: "a text") { _ in true } ?? "")
    case .before:
      let arguments = arguments(of: call, known: ["marker", "take"])
      return .before(marker: marker(of: arguments), take: choice("take", of: arguments, among: Take.self) ?? .first)
    case .after:
      let arguments = arguments(of: call, known: ["marker", "take", "otherwise"])
      return .after(
        marker: marker(of: arguments), take: choice("take", of: arguments, among: Take.self) ?? .last,
        otherwise: choice("otherwise", of: arguments, among: Otherwise.self) ?? .noAnswer)
    case .stops: return .stops(listed(call, accepted: "a list of texts"))
    case .lastNumber: return plain(call, .lastNumber)
    case .boxed:
      let arguments = arguments(of: call, known: ["take", "otherwise"])
      return .boxed(
        BoxedExtraction(
          take: choice("take", of: arguments, among: BoxedExtraction.Boxes.self) ?? .last,
          otherwise: choice("otherwise", of: arguments, among: Otherwise.self) ?? .noAnswer))
    case .finalAnswer: return plain(call, .finalAnswer)
    case .mathAnswer: return plain(call, .mathAnswer)
    case .choice:
      let arguments = arguments(of: call, known: ["marker", "several"])
      return .choice(marker: marker(of: arguments), several: flag("several", of: arguments))
    case .choiceFilter: return .choiceFilter(choiceFilter(call))
    case .option:
      let arguments = arguments(of: call, known: ["of", "patterns"])
      return .option(
        of: texts("of", of: arguments, accepted: "a list of texts"),
        patterns: texts("patterns", of: arguments, accepted: "a list of patterns"))
    case .codeBlock: return plain(call, .codeBlock)
    case .lowercase: return plain(call, .lowercase)
    case .strip: return plain(call, .strip)
    case .normalize: return argument(of: call, among: Normalization.self).map { .normalize($0) }
    }
  }

  private mutating func marker(of arguments: Section) -> String {
    requiredText("marker", of: arguments, accepted: "the text it looks for")
  }

  private mutating func regex(_ call: Call) -> RegexExtraction {
    let arguments = arguments(of: call, known: ["pattern", "patterns", "group", "take", "otherwise"])
    let patterns =
      texts("pattern", of: arguments, accepted: "a pattern") + texts("patterns", of: arguments, accepted: "a list of patterns")
    if patterns.isEmpty { report(call.line, arguments.place(of: "pattern"), "missing", accepted: "a pattern") }
    return RegexExtraction(
      patterns: patterns, group: number("group", of: arguments, in: 0...99),
      take: choice("take", of: arguments, among: Take.self) ?? .first,
      otherwise: choice("otherwise", of: arguments, among: Otherwise.self) ?? .noAnswer)
  }

  private mutating func choiceFilter(_ call: Call) -> ChoiceFilter {
    let known = ["pattern", "take", "ignore_case", "ignore_punctuation", "ignore"]
    let arguments = arguments(of: call, known: known)
    return ChoiceFilter(
      pattern: requiredText("pattern", of: arguments, accepted: "the pattern that finds the letter"),
      take: choice("take", of: arguments, among: Take.self) ?? .first, ignoreCase: flag("ignore_case", of: arguments),
      ignorePunctuation: flag("ignore_punctuation", of: arguments), ignore: texts("ignore", of: arguments, accepted: "patterns")
    )
  }

  private mutating func thinkingTags(of call: Call) -> [ThinkingTags] {
    let arguments = arguments(of: call, known: ["open", "close"])
    guard !arguments.members.isEmpty else { return ThinkingTags.usual }
    return [
      ThinkingTags(
        requiredText("open", of: arguments, accepted: "what begins the thinking"),
        requiredText("close", of: arguments, accepted: "what ends it"))
    ]
  }
}

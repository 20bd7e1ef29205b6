/// The way from a reply to the answer in it: steps, compiled.
///
/// It holds compiled patterns, so it stays with one task; the steps themselves may go anywhere.
package struct Extraction {
  private let stages: [Stage]

  /// A compiled step: from a text, and the choices that its question gave, to what is left of the text.
  typealias Stage = (_ text: String, _ choices: [String]) throws(NoAnswer) -> String

  /// Takes `steps` one after the other.
  ///
  /// - Throws: what is wrong with the first pattern that is none.
  package init(_ steps: [ExtractionStep]) throws(PatternProblem) {
    var stages: [Stage] = []
    for step in steps { stages.append(try step.compiled()) }
    self.stages = stages
  }

  /// The answer in `reply` to a question that gave these choices, if any; or why there is none.
  package func answer(in reply: String, choices: [String] = []) -> Result<String, NoAnswer> {
    var text = reply
    do throws(NoAnswer) {
      for stage in stages { text = try stage(text, choices) }
      return .success(text)
    } catch {
      return .failure(error)
    }
  }
}

extension ExtractionStep {
  /// What the step does, its patterns compiled.
  fileprivate func compiled() throws(PatternProblem) -> Extraction.Stage {
    switch self {
    case .dropThinking(let tags):
      let search = ThinkingSearch(tags)
      return { text, _ throws(NoAnswer) in try search.answer(in: text) }
    case .regex(let extraction):
      let search = try RegexSearch(extraction)
      return { text, _ throws(NoAnswer) in try search.found(in: text) }
    case .replace(let pattern, let replacement):
      let substitution = try Substitution(pattern, with: replacement)
      return { text, _ throws(NoAnswer) in try substitution.apply(to: text) }
    case .before(let marker, let take): return { text, _ in text.before(marker, take: take) ?? text }
    case .after(let marker, let take, let otherwise):
      return { text, _ throws(NoAnswer) in
        guard let found = text.after(marker, take: take) ?? (otherwise == .keep ? text : nil) else { throw .notFound }
        return found
      }
    case .stops(let stops): return { text, _ in text.before(firstOf: stops) }
    case .lastNumber: return finding { text, _ in NumberScan.last(in: text) }
    case .boxed(let extraction): return finding { text, _ in extraction.found(in: text) }
    case .finalAnswer: return finding { text, _ in FinalAnswer.found(in: text) }
    case .mathAnswer:
      let search = MathAnswer()
      return { text, _ throws(NoAnswer) in try search.found(in: text) }
    case .choice(let marker, let several):
      let choice = MarkedChoice(marker: marker, several: several)
      return finding { text, choices in choice.found(in: text, choices: choices.count) }
    case .choiceFilter(let filter):
      let search = try ChoiceSearch(filter)
      return { text, choices throws(NoAnswer) in try search.found(in: text, choices: choices) }
    case .option(let options, let patterns):
      let search = try OptionSearch(options: options, patterns: patterns)
      return { text, _ throws(NoAnswer) in try search.found(in: text) }
    case .codeBlock: return { text, _ in text.firstCodeBlock ?? text }
    case .lowercase: return { text, _ in text.lowercased() }
    case .strip: return { text, _ in text.stripped }
    case .normalize(let normalization): return { text, _ in normalization.form(of: text) }
    }
  }

  private func finding(_ find: @escaping (String, [String]) -> String?) -> Extraction.Stage {
    { text, choices throws(NoAnswer) in
      guard let found = find(text, choices) else { throw .notFound }
      return found
    }
  }
}

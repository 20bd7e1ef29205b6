internal import Scoring
internal import StrictYAML
internal import Vocabulary

/// How answers are found and scored.
extension TaskReader {
  mutating func metrics(of setting: Section) -> [TaskMetric] {
    let entries = entries("metrics", of: setting, accepted: "metrics by name, the most telling first")
    if entries.isEmpty {
      report(setting.line, setting.place(of: "metrics"), "missing", accepted: "metrics by name, each with its score")
    }
    for entry in entries where entry.key.allSatisfy(\.isWhitespace) {
      report(entry.line, setting.place(of: "metrics"), "a metric without a name", accepted: "a name, as accuracy")
    }
    return entries.compactMap { entry in
      let place = "\(setting.place(of: "metrics")).\(entry.key)"
      let section = section(entry.value, at: place, known: ["extract", "extract_targets", "score"])
      let extract = steps("extract", of: section)
      let targets = steps("extract_targets", of: section)
      return measure(of: section, extract: extract, extractTargets: targets).map { TaskMetric(name: entry.key, measure: $0) }
    }
  }

  private mutating func measure(
    of section: Section, extract: [ExtractionStep], extractTargets: [ExtractionStep]
  ) -> TaskMetric.Measure? {
    let key = section.place(of: "score")
    guard let document = section.members["score"] else {
      report(section.line, key, "missing", accepted: "how answers are compared")
      return nil
    }
    guard let call = call(document, at: key) else { return nil }
    if let scorer = LikelihoodScorer(rawValue: call.word) { return .likelihood(scorer) }
    if let unit = TaskMetric.PerplexityUnit(rawValue: call.word) { return .perplexity(unit) }
    if call.word == "code" { return .code(extract: extract) }
    guard let word = Scorer.Word(rawValue: call.word) else {
      let words =
        Scorer.Word.allCases.map(\.rawValue) + LikelihoodScorer.allCases.map(\.rawValue)
        + TaskMetric.PerplexityUnit.allCases.map(\.rawValue) + ["code"]
      report(
        document.line, key, value: call.word, "not one of them",
        accepted: call.word.nearestFirst(of: words).joined(separator: ", "))
      return nil
    }
    let scorer = scorer(word, call)
    do throws(PatternProblem) {
      _ = try Grader(extract: extract, extractTargets: extractTargets, scorer: scorer)
    } catch {
      report(section.line, section.place, value: error.pattern, error.reason, accepted: "a pattern as Python's re takes it")
    }
    return .answer(TaskMetric.AnswerMeasure(extract: extract, extractTargets: extractTargets, scorer: scorer))
  }

  private mutating func scorer(_ word: Scorer.Word, _ call: Call) -> Scorer {
    switch word {
    case .exactMatch:
      let known = ["ignore", "ignore_case", "ignore_punctuation", "ignore_numbers"]
      let arguments = arguments(of: call, known: known)
      return .exactMatch(
        ExactMatch(
          ignore: texts("ignore", of: arguments, accepted: "patterns"), ignoreCase: flag("ignore_case", of: arguments),
          ignorePunctuation: flag("ignore_punctuation", of: arguments), ignoreNumbers: flag("ignore_numbers", of: arguments)))
    case .normalizedMatch: return .normalizedMatch(argument(of: call, among: Normalization.self) ?? .squad)
    case .f1: return .f1(argument(of: call, among: Normalization.self, orElse: .triviaQA) ?? .triviaQA)
    case .numeric:
      let arguments = arguments(of: call, known: ["tolerance"])
      let tolerance = text("tolerance", of: arguments, accepted: "a number, 0 or more") { Double($0).map { $0 >= 0 } ?? false }
      return .numeric(tolerance: tolerance.flatMap { Double($0) } ?? 1e-4)
    case .math: return .math(argument(of: call, among: MathRule.self, orElse: .equivalence) ?? .equivalence)
    case .choices: return .choices(argument(of: call, among: ChoiceRule.self, orElse: .exact) ?? .exact)
    case .rouge: return .rouge(rouge(call))
    case .bleu: return .bleu(bleu(call))
    }
  }

  private mutating func rouge(_ call: Call) -> Rouge {
    let arguments = arguments(of: call, known: ["kind", "tokenizer", "stems", "value"])
    let kinds: [(String, Rouge.Kind)] = [
      ("1", .runs(1)), ("2", .runs(2)), ("3", .runs(3)), ("l", .longest), ("lsum", .longestByLine),
    ]
    return Rouge(
      choice("kind", of: arguments, among: kinds) ?? .longest,
      tokenizer: choice("tokenizer", of: arguments, among: Rouge.Tokenizer.self) ?? .google,
      stems: flag("stems", of: arguments),
      value: choice("value", of: arguments, among: Rouge.Value.self) ?? .fMeasure)
  }

  /// sacrebleu's, or that of NLTK with the weight 1 on runs of one length.
  private mutating func bleu(_ call: Call) -> SentenceBLEU {
    let arguments = arguments(of: call, known: ["nltk"])
    guard let length = number("nltk", of: arguments, in: 1...4) else { return SentenceBLEU() }
    return .nltk(weights: NLTKBLEU(only: length).weights)
  }
}

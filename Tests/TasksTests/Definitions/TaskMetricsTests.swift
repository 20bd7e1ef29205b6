import Scoring
import StrictYAML
import TestKit
import Testing
import Vocabulary

@testable import Tasks

@Suite struct TaskMetricsTests {
  /// The metrics that `yaml` says, and what is wrong with it.
  private func read(_ yaml: String) throws -> (metrics: [TaskMetric], problems: [String]) {
    var reader = TaskReader(findings: DocumentFindings(file: "t"))
    let top = reader.section(try Document(yaml: yaml, file: "t"), at: "", known: ["metrics"])
    let metrics = reader.metrics(of: top)
    return (metrics, reader.problems.map { "\($0.place) \($0.value ?? "-"): \($0.problem); \($0.accepted)" })
  }

  @Test func `reads every step, with its arguments and without`() throws {
    let steps: [(yaml: String, step: ExtractionStep)] = [
      ("drop_thinking", .dropThinking()),
      ("{drop_thinking: {open: <a>, close: </a>}}", .dropThinking([ThinkingTags("<a>", "</a>")])),
      ("{regex: {pattern: x}}", .regex(RegexExtraction("x"))),
      (
        "{regex: {patterns: [x, (y)], group: 0, take: last, otherwise: keep}}",
        .regex(RegexExtraction("x", "(y)", group: 0, take: .last, otherwise: .keep))
      ),
      ("{replace: {pattern: x, with: y}}", .replace(pattern: "x", with: "y")),
      ("{replace: {pattern: x}}", .replace(pattern: "x", with: "")),
      ("{before: {marker: x}}", .before(marker: "x")), ("{before: {marker: x, take: last}}", .before(marker: "x", take: .last)),
      ("{after: {marker: x}}", .after(marker: "x")),
      ("{after: {marker: x, take: first, otherwise: keep}}", .after(marker: "x", take: .first, otherwise: .keep)),
      ("{stops: [x, y]}", .stops(["x", "y"])), ("last_number", .lastNumber), ("boxed", .boxed()),
      ("{boxed: {take: all, otherwise: keep}}", .boxed(BoxedExtraction(take: .all, otherwise: .keep))),
      ("final_answer", .finalAnswer), ("math_answer", .mathAnswer), ("{choice: {marker: x}}", .choice(marker: "x")),
      ("{choice: {marker: x, several: true}}", .choice(marker: "x", several: true)),
      (
        "{choice_filter: {pattern: x, take: last, ignore_case: true, ignore_punctuation: true, ignore: [y]}}",
        .choiceFilter(ChoiceFilter(pattern: "x", take: .last, ignoreCase: true, ignorePunctuation: true, ignore: ["y"]))
      ),
      ("{option: {of: [x], patterns: [y]}}", .option(of: ["x"], patterns: ["y"])), ("code_block", .codeBlock),
      ("lowercase", .lowercase), ("strip", .strip), ("{normalize: squad}", .normalize(.squad)),
    ]
    #expect(Set(steps.map(\.step.word)) == Set(ExtractionStep.Word.allCases))
    for (yaml, step) in steps {
      let read = try read("metrics: {m: {extract: [\(yaml)], score: exact_match}}")
      #expect(read.problems == [])
      let expected = TaskMetric.AnswerMeasure(extract: [step], extractTargets: [], scorer: .exactMatch())
      #expect(read.metrics == [TaskMetric(name: "m", measure: .answer(expected))], "\(yaml)")
    }
  }

  @Test func `reads every score, with its arguments and without`() throws {
    let scorers: [(yaml: String, scorer: Scorer)] = [
      ("exact_match", .exactMatch()),
      (
        "{exact_match: {ignore: [x], ignore_case: true, ignore_punctuation: true, ignore_numbers: true}}",
        .exactMatch(ExactMatch(ignore: ["x"], ignoreCase: true, ignorePunctuation: true, ignoreNumbers: true))
      ),
      ("{normalized_match: squad}", .normalizedMatch(.squad)), ("f1", .f1()), ("{f1: squad}", .f1(.squad)),
      ("numeric", .numeric()),
      ("{numeric: {tolerance: 0.5}}", .numeric(tolerance: 0.5)), ("math", .math()), ("{math: hendrycks}", .math(.hendrycks)),
      ("choices", .choices()), ("{choices: partial}", .choices(.partial)), ("rouge", .rouge()),
      (
        "{rouge: {kind: 2, tokenizer: whitespace, stems: true, value: recall}}",
        .rouge(Rouge(.runs(2), tokenizer: .whitespace, stems: true, value: .recall))
      ), ("bleu", .bleu()), ("{bleu: {nltk: 2}}", .bleu(.nltk(weights: [0, 1]))),
    ]
    #expect(Set(scorers.map(\.scorer.word)) == Set(Scorer.Word.allCases))
    for (yaml, scorer) in scorers {
      let read = try read("metrics: {m: {score: \(yaml)}}")
      #expect(read.problems == [])
      let expected = TaskMetric.AnswerMeasure(extract: [], extractTargets: [], scorer: scorer)
      #expect(read.metrics.map(\.measure) == [.answer(expected)], "\(yaml)")
    }
    let others = try read("metrics: {a: {score: acc_norm}, b: {score: bits_per_byte}, c: {extract: [code_block], score: code}}")
    #expect(
      others.metrics.map(\.measure) == [
        .likelihood(.accuracyPerCharacter), .perplexity(.bitsPerByte), .code(extract: [.codeBlock]),
      ])
    #expect(others.metrics.map(\.method) == [.loglikelihood, .perplexity, .generate])
  }

  @Test(arguments: [
    ("{extract: [stirp], score: math}", "stirp: there is no such step; strip"),
    ("{score: exat_match}", "exat_match: not one of them; exact_match"),
    ("{extract: [{regex: {pattern: \"(\"}}], score: math}", "(: missing closing parenthesis"),
    ("{extract: [{strip: x}], score: math}", "it has no arguments; the word alone"),
    ("{extract: [strip]}", "missing; how answers are compared"),
    ("{extract: [{a: 1, b: 2}], score: math}", "a word, or {word: its arguments}"),
    ("{score: {f1: sqaud}}", "sqaud: not one of them; squad"),
    ("{extract: [{after: {markr: x}}], score: math}", "“marker”, or another of"),
    ("{score: {normalized_match: {}}}", "not one of them"),
    ("{extract: [{stops: x}], score: math}", "no list; a list of texts"),
    ("{extract: strip, score: math}", "text instead of a list"),
  ])
  func `says what is wrong`(yaml: String, problem: String) throws {
    let read = try read("metrics: {m: \(yaml)}")
    #expect(read.problems.contains { $0.contains(problem) }, "\(read.problems)")
  }
}

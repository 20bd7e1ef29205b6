import Scoring
import Testing
import Vocabulary

@testable import Tasks

@Suite struct TaskDefinitionTests {
  /// A task that is right.
  static let yaml = """
    id: riddles
    title: Riddles
    about: Riddles with answers.
    source: https://example.org/riddles
    licence: CC0
    rows: {test: 2}
    layouts:
      - name: rows
        format: jsonl
        files: {test: test.jsonl, dev: dev.jsonl}
        fields:
          question: q
          final: a
    split: test
    target: "{final}"
    few_shot: {split: dev, count: 1}
    prompt:
      question: "Q: {question}"
      example: "Q: {question}\\nA: {final}"
    stop: ["\\n"]
    max_tokens: 16
    metrics: {match: {extract: [strip], score: exact_match}}
    settings:
      short:
        about: Asks for less.
        few_shot: null
        prompt: {question: "{question}?", example: null}
        max_tokens: 8

    """

  private func problems(_ old: String = "", _ new: String = "") -> [String] {
    do throws(PlanProblems) { _ = try TaskDefinition(yaml: Self.yaml.replacing(each: old, with: new), file: "t") } catch {
      return error.problems.map { "\($0.place) \($0.value ?? "-"): \($0.problem); \($0.accepted)" }
    }
    return []
  }

  @Test func `a setting is what it says, and for the rest the default`() throws {
    let task = try TaskDefinition(yaml: Self.yaml, file: "t")
    #expect(task.settings.map(\.name) == ["prony", "short"])
    #expect(task.settings.map(\.maxTokens) == [16, 8])
    #expect(task.settings.map(\.stop) == [["\n"], ["\n"]])
    #expect(task.settings.map { $0.fewShot?.count } == [1, nil])
    #expect(task.settings.map(\.prompt.question) == [try Template("Q: {question}"), try Template("{question}?")])
    #expect(task.settings.map { $0.prompt.example == nil } == [false, true])
  }

  @Test(arguments: [
    ("max_tokens: 16", "max_token: 16", "t:21 max_token", "“max_tokens”, or another of"),
    ("format: jsonl", "format: jsnol", "t:9 layouts[0].format", "jsonl, json"),
    ("question: q", "question: {txt: q}", "t:12 layouts[0].fields.question.txt", "“text”, or another of"),
    ("test: test.jsonl", "test: ../x", "t:10 layouts[0].files.test", "paths below the folder"),
    ("target: \"{final}\"", "target: \"{finl}\"", "t:15 target", "{final}, {question}"),
    ("\"Q: {question}\"", "\"Q: {question\"", "t:18 prompt.question", "{name}, or {{ for a brace"),
    ("split: dev", "split: test", "t:16 few_shot.split", "a split that is not asked"),
    ("  short:", "  Short one:", "t:24 settings.Short one", "small letters, digits and -"),
    ("max_tokens: 8", "max_tokens: many", "t:28 settings.short.max_tokens", "a number from 1 to 1000000"),
    ("title: Riddles\n", "", "t:1 title", "its name as its authors write it"),
    ("split: dev,", "split: dev, as: turns,", "t:18 prompt.reply", "what an example's assistant says"),
    ("split: test\n", "split: test\nmethod: loglikelihood\n", "t:1 choices", "the field whose choices are weighed"),
    ("split: test\n", "split: test\nmessages: final\nmethod: perplexity\n", "t:16 method", "without system and messages"),
  ])
  func `says where it is wrong, and what would be accepted`(old: String, new: String, place: String, accepted: String) {
    let found = problems(old, new)
    #expect(found.contains { $0.hasPrefix(place + " ") && $0.contains(accepted) }, "\(found)")
  }

  @Test func `is right as it stands`() { #expect(problems() == []) }

  @Test func `names the settings that there are`() throws {
    let task = try TaskDefinition(yaml: Self.yaml, file: "t")
    #expect(throws: PlanProblems.self) { try task.setting(named: "shrot") }
    do throws(PlanProblems) { _ = try task.setting(named: "shrot") } catch {
      #expect(error.problems.map(\.accepted) == ["short, prony"])
    }
  }
}

import TestKit
import Testing
import Vocabulary

@testable import Scoring

/// Whole pipelines, over what real models once replied, against what was published of it.
@Suite(.sharedFiles) struct ModelOutputsTests {
  private func rows(_ name: String) throws -> [JSONText] {
    try SharedFiles.text(of: "eval/\(name)").split(separator: "\n").map { try JSONText(String($0)) }
  }

  /// Four models' solutions of 1,000 questions of GSM8K, each published with whether it is right.
  @Test func `the last number of a solution of GSM8K is right where it was published as right`() throws {
    let grader = try Grader(extract: [.lastNumber], extractTargets: [.lastNumber], scorer: .numeric())
    var right: [String: Int] = [:]
    let rows = try rows("gsm8k/example_model_solutions.jsonl")
    #expect(rows.count == 1000)
    for row in rows {
      let target = try row.text("ground_truth")
      for model in ["6b_finetuning", "6b_verification", "175b_finetuning", "175b_verification"] {
        let solution = try #require(row[model])
        let score = grader.grade(try solution.text("solution"), targets: [target]).score ?? 0
        #expect(score == (solution.flag("is_correct") ? 1 : 0), "\(model): \(solution.text)")
        right[model, default: 0] += Int(score)
      }
    }
    #expect(right == ["6b_finetuning": 219, "6b_verification": 400, "175b_finetuning": 348, "175b_verification": 574])
    let published = try #require(try JSONText(SharedFiles.text(of: "eval/gsm8k/expected_scores.json"))["shared_rows_0_999"])
    for (model, count) in right { #expect(published[model]?.elements?.first?.integer == count) }
  }

  @Test func `lm-eval's flexible rule for GSM8K agrees with all of them, too`() throws {
    let grader = try Grader(
      extract: [.regex(RegexExtraction("(-?[$0-9.,]{2,})|(-?[0-9]+)", take: .last))], extractTargets: [.after(marker: "A: ")],
      scorer: .exactMatch(ExactMatch(ignore: [",", "\\$", "(?s).*#### ", "\\.$"], ignoreCase: true)))
    for row in try rows("gsm8k/example_model_solutions.jsonl") {
      let target = try row.text("ground_truth")
      for model in ["6b_finetuning", "6b_verification", "175b_finetuning", "175b_verification"] {
        let solution = try #require(row[model])
        let score = grader.grade(try solution.text("solution"), targets: [target]).score ?? 0
        #expect(score == (solution.flag("is_correct") ? 1 : 0), "\(model): \(solution.text)")
      }
    }
  }

  /// The share, in per cent, of each task of BBH that code-davinci-002's replies get right by these steps.
  private func accuracies(_ extract: [ExtractionStep], targets: [ExtractionStep] = []) throws -> [String: Double] {
    let grader = try Grader(extract: extract, extractTargets: targets, scorer: .exactMatch())
    var tallies: [String: ScoreTally] = [:]
    for row in try rows("bbh/code_davinci_002_cot_outputs.jsonl") {
      let grade = grader.grade(try row.text("prediction"), targets: [try row.text("target")])
      tallies[try row.text("task"), default: ScoreTally()].add(grade)
    }
    return try tallies.mapValues { 100 * (try #require($0.all.mean)) }
  }

  private func published() throws -> [(task: String, scores: JSONText)] {
    let tasks = try #require(try JSONText(SharedFiles.text(of: "eval/bbh/expected_scores.json")).members)
    #expect(tasks.count == 20)
    return tasks.map { ($0.name, $0.value) }
  }

  @Test func `by lm-eval's rule the tasks of BBH score what their authors published`() throws {
    let accuracies = try accuracies([.regex(RegexExtraction(#"(?<=the answer is )(.*)(?=.)"#))])
    for (task, scores) in try published() {
      #expect(try nearly(accuracies[task], scores.value("published_accuracy_percent")), "\(task)")
    }
  }

  /// It forgives “the answer is A” without parentheses, and so finds four right answers more in ruin_names.
  @Test func `by evalscope's rule they do but for ruin_names`() throws {
    let letter = ExtractionStep.regex(RegexExtraction(#"^\(([A-Z])\)$"#, otherwise: .keep))
    let accuracies = try accuracies(
      [
        .strip, .after(marker: "So the answer is ", otherwise: .keep), .before(marker: "\n"), .strip,
        .replace(pattern: #"\.$"#, with: ""),
        .regex(RegexExtraction(#"\(([A-Z])\)"#, #"\b([A-Z])\b"#, otherwise: .keep)),
      ], targets: [letter])
    for (task, scores) in try published() {
      let accuracy = try #require(accuracies[task])
      #expect(try (accuracy * 10).rounded() / 10 == scores.value("evalscope_rule_percent"), "\(task)")
    }
  }
}

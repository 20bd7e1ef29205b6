import Scoring
import TestKit
import Testing
import Vocabulary

@testable import Tasks

/// What the shipped tasks make of replies that models have given, and of which it is published what they are worth.
@Suite(.sharedFiles) struct ShippedMetricsTests {
  private func grader(_ task: String, _ setting: String, _ metric: String) throws -> Grader {
    let metrics = try TaskCatalogue.task(named: task).setting(named: setting).metrics
    guard case .answer(let measure)? = metrics.first(where: { $0.name == metric })?.measure else { throw NoSuchMetric() }
    return try Grader(extract: measure.extract, extractTargets: measure.extractTargets, scorer: measure.scorer)
  }

  private struct NoSuchMetric: Error {}

  private func rows(_ name: String) throws -> [JSONText] {
    try SharedFiles.text(of: "eval/\(name)").split(separator: "\n").map { try JSONText(String($0)) }
  }

  @Test(arguments: [("prony", "accuracy"), ("lm-eval", "flexible_extract"), ("llmuses", "accuracy")])
  func `finds the solutions of GSM8K right that its authors do`(setting: String, metric: String) throws {
    let grader = try grader("gsm8k", setting, metric)
    let models = ["6b_finetuning", "6b_verification", "175b_finetuning", "175b_verification"]
    let rows = try rows("gsm8k/example_model_solutions.jsonl")
    #expect(rows.count == 1000)
    for row in rows.prefix(200) {
      let target = try #require(row.text("ground_truth").after("A: ", take: .last))
      for model in models {
        let solution = try #require(row["\(model)"])
        let isRight = grader.grade(solution.text("solution"), targets: [target]).score == 1
        #expect(isRight == (solution["is_correct"]?.text == "true"))
      }
    }
  }

  @Test(arguments: ["prony", "lm-eval", "evalscope"])
  func `gives the replies of a model to BBH what is published for them`(setting: String) throws {
    let metric = try #require(TaskCatalogue.task(named: "bbh").setting(named: setting).metrics.first).name
    let grader = try grader("bbh", setting, metric)
    var means: [String: MeanScore] = [:]
    for row in try rows("bbh/code_davinci_002_cot_outputs.jsonl") {
      means[row.text("task"), default: MeanScore()].add(
        grader.grade(row.text("prediction"), targets: [row.text("target")]).score ?? 0)
    }
    let tasks = try #require(try JSONText(SharedFiles.text(of: "eval/bbh/expected_scores.json")).members)
    #expect(tasks.count == 20)
    for task in tasks {
      let mean = try #require(means[task.name]?.mean) * 100
      let key = setting == "evalscope" ? "evalscope_rule_percent" : "published_accuracy_percent"
      let expected = try #require(task.value[key]?.number)
      #expect((mean * 10).rounded() / 10 == (expected * 10).rounded() / 10, "\(task.name)")
    }
  }
}

import Scoring
import TestKit
import Testing
import Vocabulary

@testable import Tasks

@Suite(.sharedFiles) struct LMEvalPromptsTests {
  /// How a task of lm-eval is asked here.
  private struct Wording {
    var task: String
    var setting = "lm-eval"
    var split: String?
    var subsets: [String] = []
    var fewShot: Int?
    /// The examples are in lm-eval's own code: they are taken out of the expected prompt, before this mark of the question.
    var examplesBefore: String?
  }

  private static let wordings: [String: Wording] = [
    "mmlu_abstract_algebra": Wording(task: "mmlu", subsets: ["abstract_algebra"], fewShot: 5),
    "mmlu_abstract_algebra (0-shot)": Wording(task: "mmlu", subsets: ["abstract_algebra"], fewShot: 0),
    "mmlu_professional_law": Wording(task: "mmlu", subsets: ["professional_law"], fewShot: 5),
    "arc_challenge": Wording(task: "arc", split: "validation", subsets: ["ARC-Challenge"], fewShot: 0),
    "hellaswag": Wording(task: "hellaswag", fewShot: 0),
    "gsm8k (0-shot)": Wording(task: "gsm8k", fewShot: 0),
    "gsm8k_cot": Wording(task: "gsm8k", setting: "lm-eval-cot", examplesBefore: "\n\nQ: "),
    "triviaqa": Wording(task: "trivia_qa", fewShot: 0),
    "bbh_cot_fewshot_boolean_expressions": Wording(task: "bbh", subsets: ["boolean_expressions"]),
    "bbh_cot_fewshot_date_understanding": Wording(task: "bbh", subsets: ["date_understanding"]),
    "bbh_cot_zeroshot_boolean_expressions": Wording(task: "bbh", setting: "lm-eval-0-shot", subsets: ["boolean_expressions"]),
    "bbh_cot_zeroshot_date_understanding": Wording(task: "bbh", setting: "lm-eval-0-shot", subsets: ["date_understanding"]),
    "truthfulqa_mc1": Wording(task: "truthful_qa", setting: "lm-eval-mc1", examplesBefore: "\n\nQ: "),
    "truthfulqa_mc2": Wording(task: "truthful_qa", setting: "lm-eval-mc2", examplesBefore: "\n\nQ: "),
  ]

  @Test func `asks as lm-eval does, byte for byte`() throws {
    let reference = try ReferencePrompts("prompts_lm_eval")
    #expect(reference.cases.count == 18)
    for expected in reference.cases {
      let name = expected.text("task")
      let wording = try #require(LMEvalPromptsTests.wordings[name], "\(name)")
      let requests = try #require(expected["requests"]?.elements)
      let (asked, _) = try sample(of: wording, row: expected.number("row"), prompt: requests[0].text("context"))
      let (sample, setting) = (asked, try TaskCatalogue.task(named: wording.task).setting(named: wording.setting))
      for (index, request) in requests.enumerated() {
        #expect(sample.text == request.text("context"), "\(name)")
        guard let options = request["continuation_or_gen_kwargs"] else { continue }
        if expected.text("output_type") == "multiple_choice" {
          #expect(sample.continuations[index] == options.string, "\(name)")
        } else {
          #expect(setting.stop == options["until"]?.texts, "\(name)")
          #expect(setting.maxTokens == options["max_gen_toks"]?.integer ?? 256, "\(name)")
        }
      }
      if expected.text("output_type") == "multiple_choice" {
        #expect(sample.continuations.count == requests.count, "\(name)")
        #expect(sample.right.first == expected.number("target"), "\(name)")
      } else {
        #expect(sample.targets == expected["target"]?.texts, "\(name)")
      }
    }
  }

  private func sample(of wording: Wording, row: Int, prompt: String) throws -> (Sample, TaskSetting) {
    let folder = try TemporaryFolder()
    var examples: String?
    if let mark = wording.examplesBefore {
      examples = try folder.write(#require(prompt.before(mark, take: .last)), to: "examples.txt")
    }
    let asked = try sharedSamples(wording.task) { selection in
      selection.setting = wording.setting
      selection.split = wording.split
      selection.subsets = wording.subsets
      selection.fewShot = wording.fewShot
      selection.fewShotFile = examples
      selection.limit = .count(row + 1)
    }
    return (asked.samples[row], asked.setting)
  }
}

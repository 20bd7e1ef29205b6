import Scoring
import TestKit
import Testing
import Vocabulary

@testable import Tasks

@Suite(.sharedFiles) struct OldPromptsTests {
  /// The prompts of MMLU have the question twice, which is a defect that is not copied.
  private static let leftOut = ["mmlu"]

  @Test func `asks as llmuses does where that has no defect, byte for byte`() throws {
    let reference = try ReferencePrompts("prompts_llmuses")
    #expect(reference.cases.count == 7)
    let cases = reference.cases.filter { !OldPromptsTests.leftOut.contains($0.text("benchmark")) }
    #expect(cases.count == 5)
    for expected in cases {
      let task = expected.text("benchmark")
      let folder = try TemporaryFolder()
      let prompt = expected.text("prompt")
      let samples = try sharedSamples(task) { selection in
        selection.setting = task == "hellaswag" ? "lm-eval" : "llmuses"
        if task == "arc" { selection.split = "validation" }
        if task == "gsm8k", expected.number("few_shot_num") == 0 { selection.setting = "llmuses-0-shot" }
        if task == "gsm8k", let examples = prompt.before("\n\nQuestion: Janet", take: .last) {
          selection.fewShotFile = try? folder.write(examples, to: "examples.txt")
        }
        selection.subsets = expected["subset"]?.texts ?? []
        selection.limit = .count(1)
      }.samples
      guard let pairs = expected["pairs"]?.elements else {
        #expect(samples[0].text == prompt, "\(task)")
        continue
      }
      #expect(pairs.map { $0.texts } == samples[0].continuations.map { [samples[0].text, $0] }, "\(task)")
    }
  }
}

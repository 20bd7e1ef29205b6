import TestKit
import Testing
import Vocabulary

@testable import Tasks

@Suite(.sharedFiles) struct EvalscopePromptsTests {
  @Test func `asks as evalscope does, byte for byte`() throws {
    let reference = try ReferencePrompts("prompts_evalscope")
    #expect(reference.cases.count == 11)
    for expected in reference.cases {
      let task = expected.text("benchmark")
      let row = expected.number("row") + expected.number("row_in_file_subset")
      let samples = try sharedSamples(task) { selection in
        selection.setting = "evalscope"
        selection.subsets = expected["subset"]?.texts ?? []
        selection.fewShot = expected["few_shot_num"]?.integer
        selection.limit = .count(row + 1)
        if task == "arc" { selection.split = "validation" }
      }.samples
      let messages = try #require(expected["messages"]?.elements)
      #expect(messages.count == 1)
      #expect(samples[row].text == messages[0].text("content"), "\(task)")
      if let target = expected["target"]?.string { #expect(samples[row].targets == [target], "\(task)") }
    }
  }
}

import TestKit
import Testing
import Vocabulary

@testable import Workload

/// Files of prompts as others publish them.
@Suite(.sharedFiles) struct SharedPromptsTests {
  private func promptSet(_ name: String) throws(PlanProblems) -> PromptSet {
    try PromptCatalogue.promptSet(for: .set(SharedFiles.path(of: name)), seed: 0)
  }

  @Test(arguments: [
    // A text of 24,000 lines, none of them blank.
    ("workloads/corpus/shakespeare.txt", 24_000),
    ("eval/arena_hard/question.jsonl", 60), ("eval/humaneval/HumanEval.jsonl", 130),
    ("eval/humaneval/example_problem.jsonl", 1),
  ])
  func `lines, and rows with a prompt, are read whole`(name: String, count: Int) throws {
    let set = try promptSet(name)
    #expect(set.count == count)
    #expect(
      (0..<count).allSatisfy {
        guard case .text(let text) = set[$0].content else { return false }
        return !text.isEmpty
      })
  }

  @Test func `the lines of a text are its prompts, as they stand there`() throws {
    let set = try promptSet("workloads/corpus/shakespeare.txt")
    let lines = try SharedFiles.text(of: "workloads/corpus/shakespeare.txt").split(separator: "\n")
    #expect(lines.indices.allSatisfy { set[$0] == Prompt(.text(String(lines[$0]))) })
  }

  @Test(arguments: [
    ("mooncake/conversation_trace.jsonl", "it has neither prompt, messages, body nor model"),
    ("mooncake/synthetic_trace.jsonl", "it has neither prompt, messages, body nor model"),
    ("self_instruct/seed_tasks.jsonl", "it has neither prompt, messages, body nor model"),
    ("self_instruct/user_oriented_instructions.jsonl", "it has neither prompt, messages, body nor model"),
    ("open_assistant/en_100_tree.jsonl", "prompt is not a filled text"),
    ("open_assistant/en_100_text.jsonl", "not a JSON object"),
    ("open_assistant/prompt_lottery_en_250_text.jsonl", "not a JSON object"),
    ("azure_llm_2023/AzureLLMInferenceTrace_conv.csv", "not JSON: at byte 1 expected a JSON value"),
    ("azure_llm_2023/AzureLLMInferenceTrace_code.csv", "not JSON: at byte 1 expected a JSON value"),
  ])
  func `other layouts are refused, line by line, with what a row must have`(name: String, problem: String) throws {
    let path = SharedFiles.path(of: "workloads/\(name)")
    let problems = try #require(throws: PlanProblems.self) { try promptSet("workloads/\(name)") }.problems
    #expect(problems.map(\.place) == (1...10).map { "\(path):\($0)" })
    #expect(problems.first?.problem == problem)
    #expect(problems.allSatisfy { $0.accepted.contains("a JSON object with prompt, messages, body or model, on one line") })
  }
}

import Testing
import Vocabulary
import Workload

@Suite struct CanaryPromptTests {
  private let canaries = Canaries(seed: 0)

  /// What the second of two prompts that say `content` says with its word.
  private func marked(_ content: Prompt.Content) throws -> Prompt.Content {
    try PromptSet(rows: [Prompt(content), Prompt(content)]).carrying(canaries)[1].content
  }

  @Test func `a text has its word before it`() throws {
    #expect(try marked(.text("Say hi.")) == .text("[\(canaries.word(ofPrompt: 1))]\n\nSay hi."))
  }

  @Test func `a chat has it in its first message`() throws {
    let json = #"[{"role":"system","content":"Be \u00fcber."},{"role":"user","content":"hi","name":"x"}]"#
    let word = canaries.word(ofPrompt: 1)
    let expected = #"[{"role":"system","content":"[\#(word)]\n\nBe über."},{"role":"user","content":"hi","name":"x"}]"#
    #expect(try marked(.messages(json: json)) == .messages(json: expected))
  }

  @Test func `prompts without end have theirs too`() throws {
    let random = RandomPrompts(lengths: 3...3, seed: 1)
    let set = try PromptSet(random: random).carrying(canaries)
    #expect(set[1 << 20].content == .text("[\(canaries.word(ofPrompt: 1 << 20))]\n\n" + random.text(of: 1 << 20)))
  }

  @Test(arguments: [
    Prompt.Content.tokenIDs([1, 2]), .body(json: "{}"), .continuation("b", context: "a"), .query("q", documents: ["d"]),
    .messages(json: #"[{"role":"user","content":[]}]"#),
  ]) func `what has no place for it is refused`(content: Prompt.Content) {
    #expect(throws: PlanProblems.self) { try marked(content) }
  }
}

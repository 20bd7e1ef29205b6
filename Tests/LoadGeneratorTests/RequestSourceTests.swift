import Protocols
import Testing
import Vocabulary
import Workload

@testable import LoadGenerator

@Suite struct RequestSourceTests {
  @Test func `says once for each reason which prompts cannot be sent`() throws {
    let chat = Prompt(.messages(json: #"[{"role":"user","content":"a"}]"#))
    let rows = [Prompt(.text("a")), chat, Prompt(.text("b")), chat, Prompt(.query("q", documents: ["d"])), chat]
    var plan = RunPlan()
    plan.urls = ["http://h"]
    plan.model = "m"
    let definition = try ProtocolCatalogue.definition(named: "openai-completions")
    let problems = try #require(throws: PlanProblems.self) {
      try RequestSource(plan: plan, definition: definition, prompts: PromptSet(rows: rows), secrets: [])
    }.problems
    #expect(problems.map(\.place) == ["prompt 2 and 2 others", "prompt 5"])
    #expect(problems.allSatisfy { $0.problem.contains("which this protocol cannot send") })
  }
}

import TestKit
import Testing
import Vocabulary

@testable import Tasks

@Suite struct TaskCatalogueTests {
  private func problem(_ name: String) -> PlanProblem? {
    do throws(PlanProblems) { _ = try TaskCatalogue.task(named: name) } catch { return error.problems.first }
    return nil
  }

  private func samples(_ path: String) throws -> TaskSamples {
    try TaskCatalogue.task(named: path).samples(SampleSelection(), folders: [])
  }

  @Test func `names the tasks that a name might mean`() {
    #expect(problem("gms8k")?.accepted.hasPrefix("gsm8k, ") == true)
    #expect(problem("gms8k")?.problem == "there is no task of this name")
    #expect(problem("./nowhere")?.problem == "./nowhere/task.yaml: No such file or directory")
  }

  @Test func `reads a task of the user's from its folder, and its rows from there`() throws {
    let folder = try TemporaryFolder()
    try folder.write(TaskDefinitionTests.yaml, to: "task.yaml")
    try folder.write("{\"q\":\"What has keys?\",\"a\":\"A piano\"}\n", to: "test.jsonl")
    try folder.write("{\"q\":\"What has a bed?\",\"a\":\"A river\"}\n", to: "dev.jsonl")
    for path in [folder.path, folder.path(of: "task.yaml")] {
      let asked = try samples(path)
      #expect(asked.samples.map(\.text) == ["Q: What has a bed?\nA: A river\n\nQ: What has keys?"])
      #expect(asked.samples.map(\.targets) == [["A piano"]])
    }
  }

  @Test func `asks the questions in a file`() throws {
    let folder = try TemporaryFolder()
    let lines = try folder.write(
      "{\"query\":\"Who?\",\"response\":\"Me\",\"system\":\"Be {brief}.\"}\n"
        + "{\"messages\":[{\"role\":\"user\",\"content\":\"Why?\"}],\"answer\":\"So\"}\n{\"answer\":\"x\"}\n",
      to: "my{own}*.jsonl")
    let asked = try samples(lines)
    #expect(
      asked.samples.map(\.content) == [
        .messages(json: #"[{"role":"system","content":"Be {brief}."},{"role":"user","content":"Who?"}]"#),
        .messages(json: #"[{"role":"user","content":"Why?"}]"#),
      ])
    #expect(asked.samples.map(\.targets) == [["Me"], ["So"]])
    #expect(asked.problems.map(\.description) == ["\(lines):3: there is no question"])
    #expect(asked.notes == [])
  }

  @Test func `asks the questions with choices in a file`() throws {
    let folder = try TemporaryFolder()
    let table = try folder.write("id,question,A,B,C,answer\n7,Up?,yes,no,,A\n8,Down?,yes,no,maybe,BC\n", to: "my.csv")
    let asked = try samples(table)
    #expect(asked.samples.map(\.choices) == [["yes", "no"], ["yes", "no", "maybe"]])
    #expect(asked.samples.map(\.targets) == [["A"], ["B,C"]])
    #expect(asked.samples.map(\.id) == ["7", "8"])
    let lists = try folder.write("{\"question\":\"Up?\",\"choices\":[\"yes\",\"no\"],\"answer\":\"B\"}\n", to: "lists.jsonl")
    #expect(try samples(lists).samples.map(\.right) == [[1]])
  }

  @Test func `a right choice may be named by its text, and questions with choices are never asked without them`() throws {
    let folder = try TemporaryFolder()
    let table = try folder.write("question,A,B,answer\nCap?,Paris,Rome,Rome\nUp?,yes,no,E\nDown?,yes,no,b\n", to: "texts.csv")
    let asked = try samples(table)
    #expect(asked.task.id == "general_mcq")
    #expect(asked.samples.map(\.right) == [[1], [1]])
    #expect(
      asked.problems.map(\.description) == ["\(table):3: answer “E” is neither a letter of the 2 choices nor one of them"])
    let none = try folder.write("{\"question\":\"Up?\",\"choices\":[\"yes\",\"no\"],\"answer\":0}\n", to: "none.jsonl")
    let refusal = #expect(throws: PlanProblems.self) { try samples(none) }
    #expect(refusal?.problems.first?.place.hasSuffix("answer “0” is neither a letter of the 2 choices nor one of them") == true)
  }

  @Test func `says why the questions of a file cannot be asked`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("{\"q\":\"Who?\"}\n", to: "x.jsonl")
    #expect(problem(path)?.problem == "no row is a question with an answer; the first has q")
    #expect(problem(folder.path(of: "none.csv"))?.problem == "\(folder.path(of: "none.csv")): No such file or directory")
  }
}

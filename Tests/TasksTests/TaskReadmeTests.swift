import TestKit
import Testing
import Vocabulary

@testable import Tasks

/// What `prompts/README.md` says of tasks, held to the tasks.
@Suite struct TaskReadmeTests {
  private let lines: [String]

  init() throws {
    lines = try TemporaryFolder.text(ofFile: Repository.path(of: "prompts/README.md"))
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test func `its example is a task, and asks what its line says`() throws {
    let start = try #require(lines.firstIndex(of: "id: capitals"))
    let yaml = lines[start...].prefix { $0 != "```" }.joined(separator: "\n") + "\n"
    let row = try #require(lines.first { $0.hasPrefix("and a line of ") }?.split(separator: "`").dropFirst(3).first)
    let folder = try TemporaryFolder()
    try folder.write(yaml, to: "task.yaml")
    try folder.write(row + "\n", to: "test.jsonl")
    let asked = try TaskCatalogue.task(named: folder.path).samples(SampleSelection(), folders: [])
    #expect(asked.samples.map(\.targets) == [["Paris"]])
    #expect(
      asked.samples.map(\.content) == [
        .text("What is the capital of France? End with a line that says ANSWER: and its name.")
      ])
  }

  @Test(arguments: TaskCatalogue.names.filter { !$0.hasPrefix("general_") })
  func `its table has a task's settings, and marks those that weigh`(name: String) throws {
    let row = try #require(lines.first { $0.hasPrefix("| `\(name)` |") })
    let settings = try TaskCatalogue.task(named: name).settings.dropFirst().map { setting in
      "`\(setting.name)`" + (setting.method == .generate ? "" : " ⚖")
    }
    #expect(row.hasSuffix(" | \(settings.joined(separator: ", ")) |"))
  }
}

import Glibc
import TestKit
import Testing
import Vocabulary

@testable import Tasks

@Suite struct ShippedTasksTests {
  private static let folder = Repository.path(of: "prompts")

  @Test func `ships the tasks that there are folders for, each as its file is`() throws {
    let folders = TemporaryFolder.names(in: Self.folder).filter { access("\(Self.folder)/\($0)/task.yaml", R_OK) == 0 }
    #expect(TaskCatalogue.names.sorted() == folders)
    #expect(folders.count == 14)
    for name in folders {
      let shipped = try #require(EmbeddedFile.named("prompts/\(name)/task.yaml"))
      #expect(shipped.text == (try TemporaryFolder.text(ofFile: "\(Self.folder)/\(name)/task.yaml")))
      let task = try TaskCatalogue.task(named: name)
      #expect(task.id == name)
      #expect(task.settings.first?.name == TaskDefinition.defaultSetting)
      #expect(task.settings.dropFirst().allSatisfy { $0.about != nil }, "\(name): each setting says what is different")
      #expect(Set(task.settings.map(\.name)).count == task.settings.count)
    }
  }

  @Test(.sharedFiles) func `asks the first row of each task of which there are rows, in the default setting`() throws {
    let withoutRows = ["ceval", "cmmlu", "competition_math", "race"]
    for name in TaskCatalogue.names where !withoutRows.contains(name) {
      let folder = ["general_qa": "general_qa_mcq/qa", "general_mcq": "general_qa_mcq/mcq"][name]
      let asked = try sharedSamples(name, folder: folder) { $0.limit = .count(1) }
      let sample = try #require(asked.samples.first)
      #expect(asked.problems == [], "\(name)")
      #expect(sample.continuations == [], "\(name)")
      #expect(name == "humaneval" || sample.targets.first?.isEmpty == false, "\(name)")
      if case .text(let text) = sample.content { #expect(!text.isEmpty, "\(name)") }
    }
  }

  @Test func `knows the subsets of the large ones, each once, in categories`() throws {
    for (name, count, categories) in [("mmlu", 57, 4), ("cmmlu", 67, 5), ("ceval", 52, 4)] {
      let subsets = try TaskCatalogue.task(named: name).settings[0].subsets
      #expect(Set(subsets.map(\.id)).count == count)
      #expect(subsets.count == count)
      #expect(Set(subsets.map(\.category)).count == categories)
    }
    #expect(try TaskCatalogue.task(named: "mmlu").rowCount(of: "test") == 14_042)
  }
}

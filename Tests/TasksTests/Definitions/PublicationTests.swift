import TestKit
import Testing
import Vocabulary

@testable import Tasks

@Suite struct PublicationTests {
  private func task(fetch: String) throws(PlanProblems) -> TaskDefinition {
    let yaml = TaskDefinitionTests.yaml.replacing("layouts:", with: "fetch:\n\(fetch)\nlayouts:")
    return try TaskDefinition(
      yaml: yaml.replacing("split: test\n", with: "split: test\nsubsets: [easy, hard]\n"), file: "task.yaml")
  }

  @Test func `a file is taken of each split and subset, by the names that both sides have for them`() throws {
    let task = try task(
      fetch: """
        - hub: github
          repository: some/riddles
          revision: main
          files: {from: "{subset}/{split}.jsonl", splits: {test: eval, dev: dev}, to: "{split}/{subset}.jsonl"}
        - hub: hugging-face
          repository: some/rows
          rows: {config: ["{subset}-en", all], splits: {test: validation}, to: "{config}-{split}.jsonl"}
        """)
    let files = try task.publication(of: ["test"])
    #expect(files.map(\.form) == [.file("easy/eval.jsonl"), .file("hard/eval.jsonl")])
    #expect(files.map(\.target) == ["test/easy.jsonl", "test/hard.jsonl"])
    #expect(files.allSatisfy { ($0.hub, $0.repository, $0.revision) == (.gitHub, "some/riddles", "main") })
    let rows = try task.publication(of: ["test"], on: .huggingFace)
    #expect(Set(rows.map(\.target)) == ["easy-en-test.jsonl", "hard-en-test.jsonl", "all-test.jsonl"])
    #expect(rows.first?.form == .rows(configuration: "easy-en", split: "validation"))
  }

  @Test func `without a way it is said what to do`() throws {
    let byHand = try task(fetch: "- {hub: url, repository: \"https://example.org/a.tar\", note: an archive}")
    let problem = try #require(throws: PlanProblems.self) { try byHand.publication(of: ["test"]) }
    #expect(problem.problems[0].accepted == "by hand: url https://example.org/a.tar (an archive)")
    let gsm8k = try TaskCatalogue.task(named: "gsm8k")
    let nowhere = try #require(throws: PlanProblems.self) { try gsm8k.publication(of: ["test", "tset"], on: .modelScope) }
    #expect(nowhere.problems.map(\.accepted) == ["github, hugging-face", "test, train"])
  }

  @Test(arguments: [
    ("{from: x, splits: [test], to: \"../x\"}", "files.to"), ("{from: x, splits: [test], to: /x}", "files.to"),
    ("{from: x, splits: [test], to: \"{subset}\"}", "files.to"), ("{from: \"{x}\", splits: [test], to: x}", "files.from"),
    ("{from: x, to: x}", "files.splits"), ("{splits: [test], to: x}", "files.from"),
  ])
  func `what cannot be meant is refused`(files: String, place: String) throws {
    let problems = try #require(throws: PlanProblems.self) {
      try task(fetch: "- {hub: github, repository: some/riddles, files: \(files)}")
    }
    #expect(problems.problems.map(\.place).first?.hasSuffix("fetch[0].\(place)") == true, "\(problems)")
  }

  @Test func `rows are only where there is an interface to them`() throws {
    let problems = try #require(throws: PlanProblems.self) {
      try task(fetch: "- {hub: github, repository: some/riddles, rows: {config: all, splits: [test], to: x}}")
    }
    #expect(problems.problems[0].problem == "no such thing there")
  }

  @Test func `all that a shipped task has fetched has a place in one of its layouts, or is examples that it reads`() throws {
    for name in TaskCatalogue.names {
      let task = try TaskCatalogue.task(named: name)
      for origin in task.origins where !origin.shares.isEmpty {
        for split in Set(origin.shares.flatMap(\.splits).map(\.name)) {
          for file in try task.publication(of: [split], on: origin.hub) {
            let folder = try TemporaryFolder()
            let place = file.target.split(separator: "/").dropLast().joined(separator: "/")
            if !place.isEmpty { try folder.makeFolder(place) }
            try folder.write("", to: file.target)
            let isExamples = file.target.hasPrefix("cot-prompts/") && name == "bbh"
            let setting = task.settings[0]
            #expect(
              TaskFiles(task: task, setting: setting, folders: [folder.path]).has(split) || isExamples,
              "\(name): no layout reads \(file.target) as \(split)")
          }
        }
      }
    }
  }

  @Test func `each shipped task is fetched from somewhere, as its settings ask it`() throws {
    for name in TaskCatalogue.names where !["general_qa", "general_mcq"].contains(name) {
      let task = try TaskCatalogue.task(named: name)
      #expect(try !task.publication(of: task.askedSplits).isEmpty, "\(name)")
    }
    let bbh = try TaskCatalogue.task(named: "bbh")
    #expect(try bbh.publication(of: bbh.askedSplits).count == 2 * 27)
    #expect(try TaskCatalogue.task(named: "gsm8k").askedSplits == ["test", "train"])
  }

  @Test func `only the splits of which nothing is there are missing`() throws {
    let task = try TaskCatalogue.task(named: "gsm8k")
    let folder = try TemporaryFolder()
    var selection = SampleSelection()
    #expect(try task.missingSplits(of: selection, folders: [folder.path]) == ["test"])
    try folder.write("{}", to: "test.jsonl")
    #expect(try task.missingSplits(of: selection, folders: [folder.path]) == [])
    selection.setting = "lm-eval"
    #expect(try task.missingSplits(of: selection, folders: [folder.path]) == ["train"])
    selection.fewShot = 0
    #expect(try task.missingSplits(of: selection, folders: [folder.path]) == [])
  }
}

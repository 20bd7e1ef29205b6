import TestKit
import Testing
import Vocabulary

@testable import Tasks

@Suite(.sharedFiles) struct SharedLayoutsTests {
  /// How many rows of a split a shipped task finds in a folder of the shared files, and how many do not fit.
  private func count(
    _ name: String, _ folder: String, _ split: String
  ) throws -> (rows: Int, problems: Int, layout: String) {
    let task = try TaskCatalogue.task(named: name)
    let files = TaskFiles(
      task: task, setting: task.settings[0], folders: [SharedFiles.path(of: "eval/\(folder)")])
    let reading = try files.read(split, chosen: nil)
    return (reading.subsets.reduce(0) { $0 + $1.rows.count }, reading.problems.count, reading.layout)
  }

  @Test func `reads each of the shared files with as many rows as are said to be in it`() throws {
    let expected: [(task: String, folder: String, split: String, layout: String, rows: Int)] = [
      ("mmlu", "mmlu", "dev", "rows", 285), ("mmlu", "mmlu", "test", "rows", 1140),
      ("mmlu", "mmlu/csv", "dev", "original", 30), ("mmlu", "mmlu/csv", "test", "original", 120),
      ("gsm8k", "gsm8k", "train", "rows", 300), ("gsm8k", "gsm8k", "test", "rows", 1000),
      ("arc", "arc", "validation", "rows", 209 + 399), ("arc", "arc", "test", "olmes", 820),
      ("hellaswag", "hellaswag", "validation", "rows", 1000), ("humaneval", "humaneval", "test", "rows", 130),
      ("humaneval", "humaneval", "example", "rows", 1), ("trivia_qa", "trivia_qa", "validation", "rows", 500),
      ("trivia_qa", "trivia_qa", "example", "original", 1), ("truthful_qa", "truthful_qa", "validation", "original", 600),
      ("general_mcq", "general_qa_mcq/mcq", "dev", "rows", 2), ("general_mcq", "general_qa_mcq/mcq", "val", "rows", 22),
      ("general_qa", "general_qa_mcq/qa", "test", "rows", 13), ("bbh", "bbh", "test", "original", 24 * 150 + 112 + 87 + 106),
    ]
    for (task, folder, split, layout, rows) in expected {
      let found = try count(task, folder, split)
      #expect(found == (rows, 0, layout), "\(task) \(split) in \(folder)")
    }
  }

  @Test func `reads tables where there are no rows in JSON`() throws {
    let folder = try TemporaryFolder()
    for name in ["example_dev.csv", "example_val.csv"] {
      try folder.write(SharedFiles.text(of: "eval/general_qa_mcq/mcq/\(name)"), to: name)
    }
    try folder.write(SharedFiles.text(of: "eval/truthful_qa/TruthfulQA.csv"), to: "TruthfulQA.csv")
    func reading(_ name: String, _ split: String) throws -> TaskFiles.Reading {
      let task = try TaskCatalogue.task(named: name)
      return try TaskFiles(task: task, setting: task.settings[0], folders: [folder.path]).read(split, chosen: nil)
    }
    #expect(try reading("general_mcq", "dev").subsets.map(\.rows.count) == [2])
    #expect(try reading("general_mcq", "val").subsets.map(\.rows.count) == [12])
    let table = try reading("truthful_qa", "validation")
    #expect(table.layout == "table")
    #expect(table.problems == [])
    #expect(table.subsets.map(\.rows.count) == [600])
  }

  @Test func `the original tables of MMLU are the same rows, the first one of each among them`() throws {
    func rows(_ folder: String) throws -> [TaskRow] {
      try sharedSamples("mmlu", folder: folder) { $0.subsets = ["anatomy", "professional_law"] }.samples.map(\.row)
    }
    let (table, lines) = (try rows("mmlu/csv"), try rows("mmlu"))
    #expect(table.count == 40)
    #expect(table.map(\.choices) == lines.map(\.choices))
    #expect(table.map { $0.texts["question"] } == lines.map { $0.texts["question"] })
  }
}

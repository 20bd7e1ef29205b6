import TestKit
import Testing
import Vocabulary

@testable import Tasks

@Suite struct TaskSamplesTests {
  private static let yaml = """
    id: capitals
    title: Capitals
    about: Which town is the capital.
    source: https://example.org
    licence: CC0
    rows: {test: 8}
    fetch: [{hub: hugging-face, repository: some/capitals, revision: main}]
    layouts:
      - name: rows
        format: jsonl
        files: {test: "{part}.jsonl", dev: "{part}_dev.jsonl", secret: "{part}_x.jsonl"}
        fields:
          part: part
          id: {text: id, optional: true}
          question: q
          choices: {texts: c, right: r, by: index}
    hidden: [secret]
    split: test
    subset: part
    subsets: [north, south]
    choices: choices
    few_shot: {split: dev, count: 0, as: turns}
    prompt:
      question: "{question}\\n{choices}"
      example: "{question}\\n{choices}\\n= {answer}"
      reply: "{answer}"
    metrics: {accuracy: {extract: [{choice: {marker: "="}}], score: choices}}
    settings:
      shuffled: {about: In any order., shuffle: true}
      likely:
        about: Weighs.
        method: loglikelihood
        few_shot: {split: dev, count: 1}
        prompt: {description: "About {subset_title}.\\n"}
        continuation: "{text}"
        metrics: {acc: {score: acc}}

    """

  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for (part, count) in [("north", 5), ("south", 3)] {
      try folder.write((0..<count).map { row("\(part) \($0)?") }.joined(), to: "\(part).jsonl")
      try folder.write((0..<4).map { row("\(part) dev \($0)?") }.joined(), to: "\(part)_dev.jsonl")
    }
  }

  private func row(_ question: String, id: String? = nil) -> String {
    let name = id.map { "\"id\":\"\($0)\"," } ?? ""
    return "{\(name)\"q\":\"\(question)\",\"c\":[\"Ra\",\"Sul\",\"Ti\"],\"r\":1}\n"
  }

  private func samples(seed: UInt64 = 0, _ change: (inout SampleSelection) -> Void = { _ in }) throws -> TaskSamples {
    var selection = SampleSelection()
    change(&selection)
    return try TaskDefinition(yaml: Self.yaml, file: "t").samples(selection, seed: seed, folders: [folder.path])
  }

  private func problem(_ change: (inout SampleSelection) -> Void) -> PlanProblem? {
    do { _ = try samples(change) } catch { return (error as? PlanProblems)?.problems.first }
    return nil
  }

  @Test func `asks all rows, subset after subset, each with its right answer`() throws {
    let asked = try samples()
    #expect(asked.subsets.map(\.id) == ["north", "south"])
    #expect(asked.samples.map(\.id) == ["0", "1", "2", "3", "4", "0", "1", "2"])
    #expect(asked.samples[5].text == "south 0?\nA. Ra\nB. Sul\nC. Ti")
    #expect(asked.samples[5].targets == ["B"])
    #expect(asked.samples[5].right == [1])
    #expect(asked.notes == [])
  }

  @Test func `takes so many rows of each subset, or such a share of them, rounded up`() throws {
    #expect(try samples { $0.limit = .count(2) }.samples.map(\.id) == ["0", "1", "0", "1"])
    #expect(try samples { $0.limit = .percent(50) }.samples.map(\.subset) == ["north", "north", "north", "south", "south"])
    #expect(try samples { $0.limit = .count(9) }.samples.count == 8)
  }

  @Test func `asks a row again behind itself`() throws {
    let asked = try samples {
      $0.repeats = 2
      $0.limit = .count(1)
    }
    #expect(
      asked.samples.map { [$0.subset, $0.id, String($0.repetition)] } == [
        ["north", "0", "0"], ["north", "0", "1"], ["south", "0", "0"], ["south", "0", "1"],
      ])
  }

  @Test func `asks a subset by itself as within the whole`() throws {
    let change: (inout SampleSelection) -> Void = {
      $0.setting = "shuffled"
      $0.fewShot = 2
      $0.fewShotIsRandom = true
    }
    let whole = try samples(seed: 7, change).samples.filter { $0.subset == "south" }
    let part = try samples(seed: 7) {
      change(&$0)
      $0.subsets = ["south"]
    }.samples
    #expect(whole.map(\.content) == part.map(\.content))
    #expect(whole.map(\.right) == part.map(\.right))
  }

  @Test func `tells examples as turns of a chat, or in one text`() throws {
    let turns = try samples { $0.fewShot = 1 }.samples[0]
    let choices = #"\nA. Ra\nB. Sul\nC. Ti""#
    #expect(
      turns.content
        == .messages(
          json: #"[{"role":"user","content":"north dev 0?\#(choices)},{"role":"assistant","content":"B"},"#
            + #"{"role":"user","content":"north 0?\#(choices)}]"#))
    let text = try samples {
      $0.fewShot = 1
      $0.fewShotForm = .text
    }.samples[0]
    #expect(text.text == "north dev 0?\nA. Ra\nB. Sul\nC. Ti\n= B\n\nnorth 0?\nA. Ra\nB. Sul\nC. Ti")
  }

  @Test func `draws examples by the seed, the same for all rows of a subset`() throws {
    func drawn(_ seed: UInt64) throws -> [String] {
      try samples(seed: seed) {
        $0.fewShot = 2
        $0.fewShotIsRandom = true
        $0.fewShotForm = .text
      }.samples.filter { $0.subset == "north" }.map { String($0.text.prefix(100)) }
    }
    let draws = try (0..<20).map { try drawn($0) }
    #expect(draws[3] == (try drawn(3)))
    #expect(draws.allSatisfy { Set($0.map { $0.prefix(60) }).count == 1 })
    #expect(Set(draws).count > 4)
  }

  @Test func `shows choices in an order of the seed, and the right one moves along`() throws {
    func shuffled(_ seed: UInt64) throws -> [Sample] {
      try samples(seed: seed) {
        $0.setting = "shuffled"
      }.samples
    }
    let all = try (0..<10).flatMap { try shuffled($0) }
    #expect(
      all.allSatisfy { $0.right.map { index in all[0].choices.isEmpty ? "" : String(index) } == $0.right.map { String($0) } })
    for sample in all { #expect(sample.choices[sample.right[0]] == "Sul") }
    #expect(Set(all.map { $0.targets[0] }) == ["A", "B", "C"])
    #expect(try shuffled(4).map(\.content) == (try shuffled(4).map(\.content)))
  }

  @Test func `weighs the choices behind one text`() throws {
    let sample = try samples { $0.setting = "likely" }.samples[0]
    #expect(sample.text == "About north.\nnorth dev 0?\nA. Ra\nB. Sul\nC. Ti\n= B\n\nnorth 0?\nA. Ra\nB. Sul\nC. Ti")
    #expect(sample.continuations == [" Ra", " Sul", " Ti"])
  }

  @Test func `goes on behind rows that do not fit, and tells them`() throws {
    try folder.write(row("a") + "{\"q\":\"b\",\"c\":[\"x\",\"y\"],\"r\":2}\nnothing\n" + row("c"), to: "south.jsonl")
    let asked = try samples()
    #expect(asked.samples.filter { $0.subset == "south" }.map(\.row.line) == [1, 4])
    #expect(
      asked.problems.map { [$0.line.map { String($0) } ?? "", $0.reason] } == [
        ["3", "not JSON: at byte 2 expected “null”"], ["2", "r “2” is none of the 2 choices"],
      ])
  }

  @Test func `says where rows are not as many as are published, examples too few, and ids not single`() throws {
    try folder.write(row("a", id: "x") + row("b", id: "x"), to: "south.jsonl")
    let asked = try samples { $0.fewShot = 9 }
    #expect(
      asked.notes == [
        "capitals: its split test has 8 rows, and 7 are in \(folder.path); a slice is scored as such",
        "north: 4 examples instead of 9, since there are no more", "south: 4 examples instead of 9, since there are no more",
        "\(folder.path)/south.jsonl:2: the id “x” was there before, in line 1",
      ])
    #expect(try samples { $0.subsets = ["south"] }.notes.count == 1)
  }

  @Test func `says what is missing, where it was looked for, and how to get it`() throws {
    try folder.remove("north.jsonl")
    try folder.remove("south.jsonl")
    let missing = try #require(problem { _ in })
    #expect(missing.problem == "there are no rows of its split test in \(folder.path), \(folder.path)/capitals")
    #expect(
      missing.accepted
        == "a folder with {part}.jsonl, also packed (.gz); they are published: hugging-face some/capitals at main")
  }

  @Test func `names what is near to a name that is unknown`() {
    #expect(problem { $0.subsets = ["soth"] }?.accepted == "south, north")
    #expect(problem { $0.setting = "shufled" }?.accepted == "shuffled, likely, prony")
    #expect(problem { $0.split = "tset" }?.accepted == "test, dev, secret")
    #expect(problem { $0.split = "secret" }?.problem == "the answers of this split are not published")
    #expect(
      problem {
        $0.setting = "likely"
        $0.fewShotForm = .turns
      }?.problem == "its setting likely: method: a chat has no likelihood")
  }
}

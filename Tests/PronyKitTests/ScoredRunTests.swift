import Glibc
import PronyKit
import TestKit
import Testing
import Vocabulary

/// Runs whose replies are scored: from rows on disk to a report, and once more from the run's folder alone.
@Suite struct ScoredRunTests {
  private let folder: TemporaryFolder

  private static let four: @Sendable (String) -> String = { _ in "4" }
  private static let sixty: @Sendable (String) -> String = { _ in "60" }
  private static let oneTag: @Sendable (String) -> String = { $0.contains("30 + 30") ? "60</script>" : "none" }
  private static let nothing: @Sendable (String) -> String = { _ in "" }

  init() throws {
    folder = try TemporaryFolder()
    try folder.makeFolder("datasets")
    try folder.makeFolder("datasets/mmlu")
    try folder.write(
      """
      {"question": "What is 1 + 1?", "answer": "steps\\n#### 2"}
      {"question": "What is 2 + 2?", "answer": "steps\\n#### 4"}
      {"question": "What is 30 + 30?", "answer": "steps\\n#### 60"}
      {"question": "no answer"}

      """, to: "datasets/test.jsonl")
  }

  /// Makes a plan one of scoring the rows.
  private func score(_ plan: inout RunPlan) {
    plan.hasPreflight = false
    plan.isStreamed = false
    plan.isScored = true
    plan.requests = []
    plan.prompts = .set("gsm8k")
    plan.datasetFolder = "\(folder.path)/datasets"
  }

  /// An endpoint that answers `reply` of what a request says.
  private func server(answering reply: @escaping @Sendable (String) -> String) -> LoopbackServer {
    LoopbackServer { connection in
      while let request = connection.readRequest() {
        connection.reply(
          headers: "Content-Type: application/json\r\n",
          #"{"choices":[{"message":{"content":"\#(reply(request))"},"finish_reason":"stop"}]}"#)
      }
    }
  }

  /// Runs a plan against an endpoint that answers `reply` of what the request says.
  private func run(
    answering reply: @escaping @Sendable (String) -> String, _ change: (inout RunPlan) -> Void = { _ in }
  ) async throws -> FinishedRun {
    let server = server(answering: reply)
    defer { server.stop() }
    return try await FinishedRun(against: server.url) {
      score(&$0)
      change(&$0)
    }
  }

  @Test func `asks every sample once and scores its reply`() async throws {
    let run = try await run(answering: { $0.contains("30 + 30") ? "The sum is 60." : "It is 4." })
    let score = try #require(run.point.score)
    #expect(run.records.count == 3)
    #expect(score.metrics.map(\.name) == ["accuracy"])
    #expect(score.metrics.first?.value == 2.0 / 3)
    #expect((score.asked, score.samples) == (3, 3))
    #expect(score.problems.count == 1, "the row without an answer is told of")
    #expect(score.problems.first?.contains("test.jsonl:4") == true)
    #expect(score.notes.contains { $0.contains("1319") }, "it is a slice, and says so")
    let text = try run.text(of: "report.txt")
    #expect(text.contains("accuracy") && text.contains("0.6667"))
  }

  @Test func `is scored once more from its folder, whatever has become of the data`() async throws {
    let run = try await run(answering: { _ in "2" })
    try folder.write("", to: "datasets/test.jsonl")
    #expect(try Prony.report(of: run.folder) == run.report)
  }

  @Test func `leaves its answers one by one, and the same files when it is reported once more`() async throws {
    let run = try await run(answering: Self.oneTag) { $0.concurrency = [1, 2] }
    let files = ["samples.html", "answers.jsonl", "evalscope.json"]
    let texts = try files.map(run.text)
    #expect(texts[0].contains(#""reply":"60\u003c/script>""#))
    let answers = try texts[1].split(separator: "\n").map { try JSONText(String($0)) }
    #expect(answers.map { $0["point"]?.integer } == [0, 0, 0, 1, 1, 1])
    #expect(answers.map { $0["id"]?.string } == ["0", "1", "2", "0", "1", "2"])
    #expect(answers[2]["metrics"]?.text == #"{"accuracy":{"answer":"60","no_answer":null,"score":1.0}}"#)
    #expect(answers[0]["metrics"]?.text == #"{"accuracy":{"answer":null,"no_answer":"not_found","score":0.0}}"#)
    #expect(Set(answers.compactMap { $0["request_ids"]?.elements?.first?.string }) == Set(run.records.map(\.requestID)))
    for file in files { try TemporaryFolder.write("", toFile: "\(run.folder)/\(file)") }
    #expect(try Prony.report(of: run.folder) == run.report)
    #expect(try files.map(run.text) == texts)
  }

  @Test func `points of a sweep are compared with the first, sample by sample`() async throws {
    let run = try await run(answering: Self.four) { $0.concurrency = [1, 3] }
    let comparison = try #require(run.report.points[1].score?.comparison)
    #expect(comparison.common == 3)
    #expect((comparison.onlyFirst, comparison.onlyThis) == (0, 0))
    #expect(run.report.points.map { $0.score?.metrics.first?.value } == [1.0 / 3, 1.0 / 3])
  }

  @Test func `a protocol without likelihoods is refused where they are asked for`() async throws {
    let row = #"{"question":"?","choices":["x","y","z","w"],"answer":1,"subject":"anatomy"}"#
    try folder.write(row + "\n", to: "datasets/mmlu/test.jsonl")
    await #expect(throws: PronyError.self) {
      _ = try await self.run(answering: Self.nothing) {
        $0.prompts = .set("mmlu")
        $0.datasetFolder = "\(self.folder.path)/datasets/mmlu"
        $0.samples.setting = "lm-eval"
      }
    }
  }

  @Test func `a task's keys without a task are a problem`() async throws {
    await #expect(throws: PronyError.self) {
      _ = try await self.run(answering: Self.nothing) {
        $0.isScored = false
        $0.prompts = .set("hello")
        $0.samples.limit = .count(3)
      }
    }
  }

  @Test func `a load test without scoring may send a task's prompts`() async throws {
    let run = try await run(answering: Self.four) {
      $0.isScored = false
      $0.requests = [7]
    }
    #expect(run.records.count == 7)
    #expect(run.point.score == nil)
    #expect(throws: (any Error).self) { try run.text(of: "samples.html") }
  }

  @Test func `a run that is resumed asks only what has no reply yet`() async throws {
    let first = try await run(answering: Self.four) { $0.requests = [2] }
    let second = try await run(answering: Self.sixty) { $0.resume = first.folder }
    #expect(second.records.map(\.promptIndex) == [2])
    let score = try #require(second.point.score)
    #expect((score.asked, score.earlier, score.metrics.first?.value) == (3, 2, 2.0 / 3))
    #expect(try second.text(of: "report.txt").contains("2 replies are of an earlier run"))
    #expect(try Prony.report(of: second.folder) == second.report)
    await #expect(throws: PronyError.self) {
      _ = try await self.run(answering: Self.four) {
        $0.resume = first.folder
        $0.model = "another"
      }
    }
  }

  @Test func `of a sweep that is resumed each point asks what it lacks, by its load`() async throws {
    let first = try await run(answering: Self.four) {
      $0.concurrency = [1, 2]
      $0.requests = [3, 1]
    }
    let second = try await run(answering: Self.sixty) {
      $0.concurrency = [4, 2, 1]
      $0.resume = first.folder
    }
    #expect(second.records.map(\.point) == [0, 0, 0, 1, 1])
    #expect(second.records.filter { $0.point == 1 }.map(\.promptIndex).sorted() == [1, 2])
    let scores = second.report.points.compactMap(\.score)
    #expect(scores.map(\.asked) == [3, 3, 3])
    #expect(scores.map(\.earlier) == [0, 1, 3])
    let values = scores.compactMap { $0.metrics.first?.value }
    #expect(values.count == 3 && values.allSatisfy { $0 == 1.0 / 3 })
    #expect(second.report.points.map(\.counts.sent) == [3, 2, 0])
    #expect(!second.reasons.contains("no_success") && !second.reasons.contains("incomplete"), "\(second.reasons)")
    #expect(try Prony.report(of: second.folder) == second.report)
  }

  @Test func `replies in a cache are not asked for again, and another request is another reply`() async throws {
    let server = server(answering: Self.four)
    defer { server.stop() }
    func run(_ change: (inout RunPlan) -> Void = { _ in }) async throws -> FinishedRun {
      try await FinishedRun(against: server.url) {
        score(&$0)
        $0.cache = "\(folder.path)/cache"
        change(&$0)
      }
    }
    #expect(try await run { $0.requests = [2] }.records.map(\.promptIndex).sorted() == [0, 1])
    let second = try await run()
    #expect(second.records.map(\.promptIndex) == [2])
    #expect(second.point.score?.asked == 3)
    let third = try await run()
    #expect(third.records.isEmpty, "all are there: nothing is asked")
    #expect(third.point.score?.metrics == second.point.score?.metrics && third.point.score?.earlier == 3)
    #expect(!third.reasons.contains("no_success") && !third.reasons.contains("incomplete"), "\(third.reasons)")
    #expect(try Prony.report(of: third.folder) == third.report)
    #expect(try await run { $0.requests = [100] }.records.isEmpty, "nor where more are asked for than there are")
    #expect(try await run { $0.temperature = 1 }.records.count == 3)
  }

  @Test(arguments: [
    ("samples.jsonl", 1, "2 samples of 3 are there"), ("samples.jsonl", 3, "cannot read"), ("task.yaml", 99, "cannot read"),
    ("earlier.jsonl", 1, "1 lines of 2 are there"), ("earlier.jsonl", 99, "cannot read"),
  ])
  func `a file of its folder that is cut or missing is said, and never scored by`(
    name: String, lost: Int, problem: String
  ) async throws {
    let first = try await run(answering: Self.four) { $0.requests = [2] }
    let run = try await run(answering: Self.four) { $0.resume = first.folder }
    let path = "\(run.folder)/\(name)"
    let lines = try run.text(of: name).split(separator: "\n").dropLast(lost)
    if problem == "cannot read" {
      try #require(rename(path, path + ".away") == 0)
    } else {
      try TemporaryFolder.write(lines.map { $0 + "\n" }.joined(), toFile: path)
    }
    let error = #expect(throws: PronyError.self) { try Prony.report(of: run.folder) }
    #expect("\(error as Any)".contains(problem) && "\(error as Any)".contains(name))
  }

  @Test func `samples of another task are not its own`() async throws {
    let run = try await run(answering: Self.four)
    let yaml = try run.text(of: "task.yaml").replacing("id: gsm8k", with: "id: another")
    try TemporaryFolder.write(yaml, toFile: "\(run.folder)/task.yaml")
    let error = #expect(throws: PronyError.self) { try Prony.report(of: run.folder) }
    #expect("\(error as Any)".contains("samples of gsm8k, and task.yaml is that of another"))
  }

  @Test func `a pipe in the place of a file is not waited for`() async throws {
    let run = try await run(answering: Self.four)
    let path = "\(run.folder)/samples.jsonl"
    try #require(unlink(path) == 0 && mkfifo(path, 0o600) == 0)
    let error = #expect(throws: PronyError.self) { try Prony.report(of: run.folder) }
    #expect("\(error as Any)".contains("no plain file"))
  }
}

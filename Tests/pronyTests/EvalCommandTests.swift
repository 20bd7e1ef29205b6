import MockServer
import TestKit
import Testing

/// `prony eval` as its users call it.
@Suite(.binary) struct EvalCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      """
      {"question": "What is 1 + 1?", "answer": "2"}
      {"question": "What is 2 + 2?", "answer": "4"}

      """, to: "sums.jsonl")
  }

  /// Runs `prony eval` with `words` against an endpoint that answers 4 to everything.
  private func eval(_ words: String...) async throws -> Command.Showing {
    let server = LoopbackServer { connection in
      while connection.readRequest() != nil {
        connection.reply(
          headers: "Content-Type: application/json\r\n", #"{"choices":[{"message":{"content":"4"},"finish_reason":"stop"}]}"#)
      }
    }
    defer { server.stop() }
    return try await Command.run(
      ["eval"] + words + ["--url", server.url, "--model", "m", "--no-stream", "--no-preflight", "--concurrency", "2"],
      in: folder)
  }

  @Test func `what is left to be scored later is scored then, and nothing is asked`() async throws {
    let asked = try await eval("sums.jsonl", "--stage", "infer")
    #expect(asked.status == 0 || asked.status == 4, "\(asked.errors)")
    let run = try MadeRun(in: folder)
    #expect(!asked.output.contains("Metric"))
    #expect(!run.files.contains("samples.html"))
    let again = try await Command.run(["report", run.path], in: folder)
    #expect(again.output == asked.output, "it is not scored by being reported")
    let scored = try await Command.run(["eval", "--stage", "score", run.path], in: folder)
    #expect(scored.status == asked.status)
    #expect(scored.output.contains("rouge_l") && scored.output.contains("0.5000"), "\(scored.output)\(scored.errors)")
    #expect(run.files.contains("samples.html"))
    #expect(try await Command.run(["report", run.path], in: folder).output == scored.output)
  }

  @Test func `scoring takes runs, and no flags of asking`() async throws {
    let none = try await Command.run(["eval", "--stage", "score"], in: folder)
    #expect(none.status == 2 && none.errors.contains("no RUN is named"))
    let missing = try await Command.run(["eval", "--stage", "score", "nowhere"], in: folder)
    #expect(missing.status == 6 && missing.errors.contains("nowhere"))
    for flag in [["--dry-run"], ["--config", "plan.yaml"]] {
      let refused = try await Command.run(["eval", "--stage", "score", "run"] + flag, in: folder)
      #expect(refused.status == 2 && refused.errors.contains("\(flag[0]) does not go with --stage score"))
    }
    let others = try await eval("sums.jsonl", "--stage", "score")
    #expect(others.status == 2 && others.errors.contains("does not go with --stage score"))
    try await withServer { server in _ = try await Command.perf(server.url, in: folder) }
    let refused = try await Command.run(["eval", "--stage", "score", try MadeRun(in: folder).path], in: folder)
    #expect(refused.status == 6 && refused.errors.contains("cannot be scored"))
  }

  @Test func `a load test is no evaluation's last stage`() async throws {
    let ended = try await Command.perf("http://127.0.0.1:9", "--stage", "score", in: folder)
    #expect(ended.status == 2 && ended.errors.contains("prony eval --stage score RUN"))
    let unscored = try await Command.perf("http://127.0.0.1:9", "--prompts", "gsm8k", "--stage", "infer", in: folder)
    #expect(unscored.status == 2 && unscored.errors.contains("the replies are not to be scored"))
  }

  @Test(.needs(.bwrap)) func `programs run without a sandbox only when that is said, and it is said loudly`() async throws {
    try folder.makeFolder("datasets")
    try folder.write(
      #"{"task_id":"HumanEval/0","prompt":"def one():\n","entry_point":"one","canonical_solution":"    return 1\n","#
        + #""test":"def check(f):\n    assert f() == 4\n    print(open('/proc/1/comm').read())\n"}"# + "\n",
      to: "datasets/HumanEval.jsonl")
    let words = ["--setting", "lm-eval", "--name", "bare"]
    let bare = try await eval("humaneval", words[0], words[1], "--no-sandbox")
    #expect(bare.errors.contains("AS THEY ARE"))
    #expect(bare.output.contains("without a sandbox"), "\(bare.output)\(bare.errors)")
    let run = try MadeRun(in: folder)
    #expect(try run.text(of: "programs.jsonl").contains(#""sandboxed":false"#))
    let scored = try await Command.run(["eval", "--stage", "score", run.path], in: folder)
    #expect(!scored.errors.contains("AS THEY ARE") && !scored.output.contains("without a sandbox"))
    #expect(try run.text(of: "programs.jsonl").contains(#""sandboxed":true"#))
  }

  @Test func `a plan file names the task by its prompts`() async throws {
    let plan = try await eval("sums.jsonl", "--dry-run")
    #expect(plan.status == 0 && !plan.output.contains("# request 2"), "there are two requests")
    try folder.write(plan.output, to: "plan.yaml")
    let ended = try await eval("--config", "plan.yaml")
    #expect(ended.output.contains("2 of 2 samples asked"), "\(ended.errors)")
  }

  @Test func `runs are put side by side with their verdicts, and targets that fit them`() async throws {
    for name in ["one", "two"] { _ = try await eval("sums.jsonl", "--name", name) }
    let runs = TemporaryFolder.names(in: folder.path(of: "runs")).sorted().map { folder.path(of: "runs/\($0)") }
    let table = try await Command.run(["report"] + runs + ["--target", "general_qa=0.75"], in: folder)
    #expect(table.output.contains("-one  ") && table.output.contains("VALID"))
    #expect(table.output.contains("-0.2500"), "\(table.output)")
    let against = try await Command.run(["report"] + runs, in: folder)
    #expect(against.output.contains("+0.0000"), "the second against the first")
    for wrong in [["--target", "gsm=0.5"], ["--target", "x"], ["--json"]] {
      let refused = try await Command.run(["report"] + runs + wrong, in: folder)
      #expect(refused.status == 2 && refused.output == "", "\(wrong)")
    }
    #expect(try await Command.run(["report", runs[0], "--target", "general_qa=0.5"], in: folder).status == 2)
  }
}

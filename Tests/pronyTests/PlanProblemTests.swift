import TestKit
import Testing

@Suite(.binary) struct PlanProblemTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `all problems are told at once, each with its place, its value and what is accepted`() async throws {
    try folder.write(
      """
      # what we do at night
      concurency: 4
      duration: soon
      prompts: nowhere.jsonl

      """, to: "plan.yaml")
    let words = ["perf", "--url", "ftp://host", "--rate", "0", "--top-p=2", "--colour", "blue", "--config", "plan.yaml"]
    let ended = try await Command.run(words, in: folder)
    #expect(ended.status == 2)
    #expect(ended.output == "")
    let lines = ended.errors.split(separator: "\n").map(String.init)
    #expect(lines.first == "prony: 8 problems with the plan:")
    #expect(lines.count == 9)
    #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("  ") && !$0.hasPrefix("   ") && $0.contains("; accepted: ") })
    for beginning in [
      "plan.yaml:2 concurency: no such key; accepted: concurrency", "plan.yaml:3 duration “soon”: ",
      "plan.yaml:4 prompts “nowhere.jsonl”: ", "--url “ftp://host”: ", "--rate “0”: ", "--top-p “2”: ", "--colour: ",
      "--model: missing",
    ] { #expect(lines.count { $0.hasPrefix("  " + beginning) } == 1, "\(beginning)\n\(ended.errors)") }
  }

  @Test func `one problem is not several`() async throws {
    let ended = try await Command.run(["perf", "--url", "http://localhost"], in: folder)
    #expect(ended.errors == "prony: a problem with the plan:\n  --model: missing; accepted: the model's name at the endpoint\n")
    let mock = try await Command.run(["mock", "--threads", "0"], in: folder)
    #expect(
      mock.errors == "prony: a problem with the options:\n  --threads “0”: not a number of threads; accepted: 1 to 1024\n")
  }

  @Test func `a flag of the mock that is given twice is refused, each once`() async throws {
    let words = ["mock", "--ttft", "1ms", "--itl=1ms", "--ttft=2ms", "--ttft", "3ms"]
    let ended = try await Command.run(words, in: folder)
    #expect(ended.status == 2)
    #expect(
      ended.errors == "prony: a problem with the options:\n  --ttft: several values where one is wanted; accepted: one\n")
  }

  @Test func `what a plan file says is shown escaped`() async throws {
    try folder.write(#"{"\u001b]0;key\u0007": 1, "rate": "\u001b[2J"}"#, to: "plan.json")
    let ended = try await Command.run(["perf", "--config", "plan.json"], in: folder)
    #expect(ended.errors.contains(#"plan.json:1 \u{1B}]0;key\u{7}: no such key"#))
    #expect(ended.errors.contains(#"plan.json:1 rate “\u{1B}[2J”: "#))
    #expect(!ended.errors.unicodeScalars.contains("\u{1B}"))
  }

  @Test(arguments: [
    ["--rate", "5"], ["--concurrency", "2,4", "--spread", "1s", "--stop", "a, b", "--prompt", "- one: \"two\""],
  ])
  func `a dry run prints a plan file, the first arrivals and requests, and sends nothing`(load: [String]) async throws {
    let server = LoopbackServer { $0.close() }
    defer { server.stop() }
    let ended = try await Command.run(["perf", "--url", server.url, "--model", "m", "--dry-run"] + load, in: folder)
    #expect(ended.status == 0)
    #expect(ended.errors == "")
    #expect(ended.output.contains("\nurl: \(server.url)\nbalance: round-robin  # default\nmodel: m\n"))
    #expect(ended.output.contains(load[0] == "--rate" ? "\n#   arrival 4 is due at " : "\n#   user 1 starts at "))
    #expect(ended.output.contains(#"# request 2 sends {"model":"m","messages":["#))

    try folder.write(ended.output, to: "plan.yaml")
    let again = try await Command.run(["perf", "--config", "plan.yaml", "--dry-run"], in: folder)
    #expect(again.output == ended.output)
    #expect(TemporaryFolder.names(in: folder.path) == ["plan.yaml"])
    #expect(server.connections == 0)
  }
}

import TestKit
import Testing

/// `prony fetch` and `--fetch`, from a stand-in for Hugging Face: the hub itself is out of reach of tests.
@Suite(.binary) struct FetchCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A hub with a page of each split of GSM8K.
  private func hub() -> HubStandIn {
    HubStandIn { path, _, _ in
      if path.hasPrefix("/splits?") {
        return HubStandIn.Reply(#"{"splits": [{"config": "main", "split": "test"}, {"config": "main", "split": "train"}]}"#)
      }
      let row = #"{"question": "What is 2 + 2?", "answer": "Count.\n#### 4"}"#
      return path.hasPrefix("/rows?")
        ? HubStandIn.Reply(#"{"rows": [{"row_idx": 0, "row": \#(row), "truncated_cells": []}], "num_rows_total": 1}"#)
        : HubStandIn.Reply(status: 404, "gone")
    }
  }

  /// A task whose only place is a hub's rows of GSM8K.
  private func writeTask() throws {
    let text = try TemporaryFolder.text(ofFile: Repository.path(of: "prompts/gsm8k/task.yaml"))
    try folder.makeFolder("sums")
    try folder.write(text.replacing("    files: {from", with: "    # {from"), to: "sums/task.yaml")
  }

  private func fetch(_ words: String..., at hub: HubStandIn, _ more: [String: String] = [:]) async throws -> Command.Showing {
    let environment = ["HF_ENDPOINT": hub.url, "HF_TOKEN": "hf_secret"].merging(more) { $1 }
    return try await Command.run(["fetch"] + words, environment: environment, in: folder)
  }

  @Test func `fetches what the settings ask, says so, and the second time needs no hub`() async throws {
    let hub = hub()
    let first = try await fetch("gsm8k", "--hub", "hugging-face", at: hub)
    #expect(first.status == 0, "\(first.errors)")
    let facts = "59 bytes, sha256 28d5cdd95b4eab808da676223a6e4c0b86d419d8bed9df2dbcb0886393317f66"
    let lines = first.output.split(separator: "\n")
    #expect(lines.count == 2, "\(first.output)")
    for (line, split) in zip(lines, ["test", "train"]) {
      let url = "\(hub.url)/rows?dataset=openai%2Fgsm8k&config=main&split=\(split)&offset=0&length=100"
      #expect(line == "datasets/gsm8k/\(split).jsonl: \(facts), from \(url)")
    }
    #expect(!first.output.contains("hf_secret") && first.errors == "")
    hub.stop()
    let second = try await fetch("gsm8k", "--hub", "hugging-face", at: hub)
    #expect(second.status == 0)
    #expect(second.output.split(separator: "\n").allSatisfy { $0.hasSuffix(", there already") })
  }

  @Test func `one split is fetched where one is asked for`() async throws {
    let hub = hub()
    #expect(try await fetch("gsm8k", "--hub", "hugging-face", "--split", "train", "--dataset-dir", "rows", at: hub).status == 0)
    #expect(TemporaryFolder.names(in: folder.path(of: "rows/gsm8k")) == ["fetched.json", "train.jsonl"])
  }

  @Test func `what cannot be is told, each by its status`() async throws {
    let hub = hub()
    let nowhere = try await fetch("gsm8k", "--hub", "modelscope", at: hub)
    #expect(
      nowhere.status == 2 && nowhere.errors.contains("“test”: this split cannot be fetched from modelscope; accepted: github"))
    let unknown = try await fetch("gsm9k", at: hub)
    #expect(unknown.status == 2 && unknown.errors.contains("there is no task of this name"))
    let odd = try await fetch("mmlu", at: hub, ["HF_ENDPOINT": "nowhere"])
    #expect(odd.status == 2 && odd.errors.contains("HF_ENDPOINT: no address of a hub"))
    let gone = try await fetch("mmlu", at: hub)
    #expect(gone.status == 3 && gone.errors.contains("it has no split test of all"), "\(gone.errors)")
    hub.stop()
    let silent = try await fetch("mmlu", at: hub)
    #expect(silent.status == 3 && silent.errors.contains("conn_refused"), "\(silent.errors)")
  }

  @Test(.needs(.tinyproxy)) func `goes through the proxy of the environment`() async throws {
    let (hub, proxy) = (hub(), try await ForwardProxy())
    let url = hub.url.replacing("127.0.0.1", with: "0.0.0.0")
    let fetched = try await fetch(
      "gsm8k", "--hub", "hugging-face", "--split", "test", at: hub, ["HF_ENDPOINT": url, "http_proxy": proxy.url])
    #expect(fetched.status == 0, "\(fetched.errors)")
    #expect(hub.requests.count == 2 && hub.requests.allSatisfy { $0.header("via") != nil })
  }

  @Test func `a run that is told to fetches the rows that it lacks, and only these`() async throws {
    let hub = hub()
    try writeTask()
    let endpoint = LoopbackServer { connection in
      while connection.readRequest() != nil {
        connection.reply(
          headers: "Content-Type: application/json\r\n", #"{"choices":[{"message":{"content":"4"},"finish_reason":"stop"}]}"#)
      }
    }
    defer { endpoint.stop() }
    func eval(_ words: String...) async throws -> Command.Showing {
      try await Command.run(
        ["eval", "./sums", "--url", endpoint.url, "--model", "m", "--no-stream", "--no-preflight", "--threads", "1"] + words,
        environment: ["HF_ENDPOINT": hub.url], in: folder)
    }
    let missing = try await eval()
    #expect(missing.status == 2 && missing.errors.contains("prony fetch gsm8k gets them"), "\(missing.errors)")
    let dry = try await eval("--fetch", "--dry-run")
    #expect(dry.status == 2 && hub.requests == [])
    let run = try await eval("--fetch")
    #expect([0, 4].contains(run.status), "\(run.errors)")
    #expect(run.output.contains("accuracy") && run.errors.contains("datasets/gsm8k/test.jsonl: "))
    #expect(hub.paths.count == 2 && hub.paths.allSatisfy { !$0.contains("split=train") })
    _ = try await eval("--fetch")
    #expect(hub.paths.count == 2)
  }
}

import Glibc
import TestKit
import Testing

@Suite(.binary) struct SignalTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A load of ten minutes by two users, stopped only from outside; nothing in flight is given up by itself.
  private func start(against url: String) throws -> Command {
    try Command.start(
      [
        "perf", "--url", url, "--model", "mock", "--concurrency", "2", "--duration", "10m", "--grace", "10m", "--threads", "1",
        "--burst", "--no-preflight",
      ], in: folder)
  }

  /// Sends `first`, and waits until the command says that it has heard.
  private func stop(_ command: Command, with first: Int32) async throws {
    command.signal(first)
    // On a machine that is slow enough a line of progress may stand before it.
    let heard = "prony: stopping; waiting at most 600s for what is in flight, a second signal ends that too\n"
    let showing = await command.shows { $0.errors.hasSuffix(heard) }
    try #require(showing.status == nil, "\(showing.errors)")
  }

  @Test(arguments: zip([SIGINT, SIGTERM, SIGHUP], [130, 143, 143] as [Int32]))
  func `the first signal ends the sending, and what is in flight comes in`(signal: Int32, status: Int32) async throws {
    let endpoint = HeldEndpoint()
    defer { endpoint.server.stop() }
    let command = try start(against: endpoint.server.url)
    _ = await endpoint.requests.first { $0 == 2 }
    try await stop(command, with: signal)
    endpoint.mayReply.raise()
    let ended = await command.finish()
    #expect(ended.status == status)
    #expect(endpoint.requests.value == 2, "none was sent after the signal")
    let run = try MadeRun(in: folder)
    #expect(try run.report().verdict.reasons.map(\.code).contains("interrupted"))
    let counts = try run.report().counts
    #expect([counts.sent, counts.succeeded, counts.cancelled] == [2, 2, 0])
    #expect(ended.output == (try run.text(of: "report.txt")))
    #expect(try await Command.run(["report", run.path], in: folder).status == (try run.report().status))
  }

  @Test func `the second ends that too, at once, with complete records`() async throws {
    let endpoint = HeldEndpoint()
    defer {
      endpoint.mayReply.raise()
      endpoint.server.stop()
    }
    let command = try start(against: endpoint.server.url)
    _ = await endpoint.requests.first { $0 == 2 }
    try await stop(command, with: SIGINT)
    command.signal(SIGTERM)
    let ended = await command.finish()
    #expect(ended.status == 130, "the first says why")
    let run = try MadeRun(in: folder)
    #expect(run.files == ["client.jsonl", "plan.json", "records.jsonl", "report.json", "report.txt"])
    let counts = try run.report().counts
    #expect([counts.sent, counts.succeeded, counts.cancelled] == [2, 0, 2])
    let records = try run.text(of: "records.jsonl")
    #expect(records.hasSuffix("}\n"))
    #expect(records.split(separator: "\n").count == 2)
    #expect(ended.output == (try run.text(of: "report.txt")))
  }

  @Test func `what was written before kill -9 is reported, as incomplete`() async throws {
    let endpoint = HeldEndpoint()
    defer { endpoint.server.stop() }
    endpoint.mayReply.raise()
    let command = try start(against: endpoint.server.url)
    let run = try await endpoint.firstRunWithRecords(in: folder)
    command.signal(SIGKILL)
    let ended = await command.finish()
    #expect(ended.status == -SIGKILL)
    #expect(!run.files.contains("report.json"))

    let report = try await Command.run(["report", run.path], in: folder)
    #expect(report.status == 4)
    #expect(report.output == (try run.text(of: "report.txt")))
    #expect(try run.report().verdict.reasons.map(\.code).contains("incomplete"))
    let whole = try run.text(of: "records-0.jsonl").split(separator: "\n").count { $0.hasSuffix("}") }
    #expect(try run.report().counts.succeeded == whole)
    #expect(whole > 0)
  }
}

/// An endpoint that keeps every request waiting until it may reply.
private struct HeldEndpoint {
  let server: LoopbackServer
  /// How many requests have come.
  let requests: Watched<Int>
  let mayReply: Flag

  init() {
    let (requests, mayReply) = (Watched(0), Flag())
    (self.requests, self.mayReply) = (requests, mayReply)
    server = LoopbackServer { connection in
      while connection.readRequest() != nil {
        requests.change { $0 += 1 }
        mayReply.wait()
        let event = #"data: {"choices":[{"delta":{"content":"a"},"finish_reason":"stop"}]}"#
        connection.reply(headers: "Content-Type: text/event-stream\r\n", "\(event)\n\ndata: [DONE]\n\n")
      }
    }
  }

  /// The run in `folder`, once its first records are in their file: looked for whenever a request comes, since whoever writes them
  /// tells nobody.
  func firstRunWithRecords(in folder: TemporaryFolder) async throws -> MadeRun {
    var seen = 0
    while true {
      seen = await requests.first { [seen] in $0 > seen }
      if let run = try? MadeRun(in: folder), let records = try? run.text(of: "records-0.jsonl"), records.contains("\n") {
        return run
      }
    }
  }
}

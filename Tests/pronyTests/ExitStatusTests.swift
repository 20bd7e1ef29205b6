import Glibc
import MockServer
import TestKit
import Testing

@Suite(.binary) struct ExitStatusTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Makes a run, and checks that its status is that of its verdict: a busy machine may have made it INVALID.
  private func run() async throws -> MadeRun {
    let ended = try await withServer { try await Command.perf($0.url, in: folder) }
    let run = try MadeRun(in: folder)
    #expect(ended.status == (try run.report().status), "\(ended)")
    #expect(try run.report().counts.succeeded == 8)
    return run
  }

  @Test func `0 of a run that is valid, and of its report`() async throws {
    let run = try await run()
    #expect(try await Command.run(["report", run.path], in: folder).status == (try run.report().status))
  }

  @Test(arguments: [
    ["--version"], ["--help"], ["perf", "--help"], ["perf", "--url", "http://localhost", "--model", "m", "--dry-run"],
  ])
  func `0 where only something is told`(words: [String]) async throws {
    let ended = try await Command.run(words, in: folder)
    #expect(ended.status == 0)
    #expect(!ended.output.isEmpty)
    #expect(ended.errors == "")
    #expect(TemporaryFolder.names(in: folder.path) == [])
  }

  @Test(arguments: [
    ["perf"], ["perf", "--url", "http://localhost", "--model"], ["report"], ["report", "a", "--frob"],
    ["mock", "--listen", "here"],
    ["report", ""], ["mock", "--ttft", "soon"], ["mock", "--tls-key", "key.pem"], ["frob"],
  ])
  func `2 of words that it does not understand`(words: [String]) async throws {
    let ended = try await Command.run(words, in: folder)
    #expect(ended.status == 2)
    #expect(ended.output == "")
    #expect(!ended.errors.isEmpty)
  }

  @Test func `3 when the endpoint cannot be reached, in one line, before any run is made`() async throws {
    let nobody = BoundSocket()
    defer { nobody.close() }
    let ended = try await Command.perf(nobody.url, in: folder)
    #expect(ended.status == 3)
    #expect(ended.output == "")
    #expect(ended.errors.hasPrefix("prony: cannot reach \(nobody.url): conn_refused: "))
    #expect(ended.errors.split(separator: "\n").count == 1)
    #expect(TemporaryFolder.names(in: folder.path) == [])
  }

  @Test func `3 when no request succeeded, and the run is reported`() async throws {
    let server = LoopbackServer { connection in
      while connection.readRequest() != nil { connection.reply(status: 500, "no") }
    }
    defer { server.stop() }
    #expect(try await Command.perf(server.url, in: folder).status == 3)
    let run = try MadeRun(in: folder)
    #expect(try run.report().counts.failed == 8)
    #expect(try run.report().verdict.status == "INVALID")
    #expect(try await Command.run(["report", run.path], in: folder).status == 3)
  }

  @Test func `4 when the records end before the run did`() async throws {
    let run = try await run()
    let journal = try run.text(of: "client.jsonl").split(separator: "\n").filter { !$0.hasPrefix(#"{"ended""#) }
    try TemporaryFolder.write(journal.map { $0 + "\n" }.joined(), toFile: run.path + "/client.jsonl")
    try TemporaryFolder.write(String(try run.text(of: "records.jsonl").dropLast(20)), toFile: run.path + "/records.jsonl")
    let ended = try await Command.run(["report", run.path], in: folder)
    #expect(ended.status == 4)
    #expect(try run.report().verdict.reasons.map(\.code).contains("incomplete"))
    #expect(try run.report().counts.succeeded == 7)
  }

  @Test func `4 when the client was stopped meanwhile`() async throws {
    let run = try await run()
    let journal = try run.text(of: "client.jsonl")
    let stopped = journal.replacing(#""loop_lag":["#, with: #""loop_lag":[[2000000000,1],"#).replacing("],]", with: "]]")
    try TemporaryFolder.write(stopped, toFile: run.path + "/client.jsonl")
    let ended = try await Command.run(["report", run.path], in: folder)
    #expect(ended.status == 4)
    #expect(ended.output.split(separator: "\n").first?.hasSuffix("  INVALID") == true)
  }

  @Test(arguments: ["file", "file/runs", "/proc/runs"])
  func `6 when the run's folder cannot be made`(out: String) async throws {
    try folder.write("", to: "file")
    try await withServer { server in
      let ended = try await Command.perf(server.url, "--out", out, in: folder)
      #expect(ended.status == 6)
      #expect(ended.output == "")
      #expect(ended.errors.hasPrefix("prony: cannot create \(out)"))
    }
  }

  @Test func `6 when the disk fills up during the run, which is told at once, and what was written can be reported`()
    async throws
  {
    try await withServer { server in
      // 16 KiB a file; the signal that would end the process is ignored, so that the system refuses as a full disk does.
      let words = Command.small(server.url).map { $0 == "8" ? "200" : $0 }
      let run = try await Command(
        "/bin/sh", ["-c", "ulimit -f 32; trap '' XFSZ; exec \"$0\" \"$@\"", Command.prony] + words, environment: [:],
        in: folder.path
      ).finish()
      #expect(run.status == 6)
      #expect(run.errors.contains("records-0.jsonl: File too large"))
    }
    let run = try MadeRun(in: folder)
    let lines = try run.text(of: "records-0.jsonl").split(separator: "\n").count
    #expect(lines > 0)
    let report = try await Command.run(["report", run.path], in: folder)
    #expect(report.status == 4)
    #expect(try run.report().counts.succeeded == lines)
    #expect(try run.report().verdict.reasons.map(\.code).contains("incomplete"))
  }

  @Test func `6 when there is no run to report`() async throws {
    let ended = try await Command.run(["report", "nothing"], in: folder)
    #expect(ended.status == 6)
    #expect(ended.errors.hasPrefix("prony: nothing is not a run: "))
  }

  @Test func `6 when the mock cannot listen`() async throws {
    let server = LoopbackServer { $0.close() }
    defer { server.stop() }
    let ended = try await Command.run(["mock", "--listen", "127.0.0.1:\(server.port)"], in: folder)
    #expect(ended.status == 6)
    #expect(ended.errors.hasPrefix("prony: cannot listen on 127.0.0.1:\(server.port): "))
  }

  @Test(arguments: zip([SIGINT, SIGTERM, SIGHUP], [130, 143, 143] as [Int32]))
  func `130 and 143 when it is stopped before the load`(signal: Int32, status: Int32) async throws {
    let isAsked = Flag()
    let server = LoopbackServer.silent(isAsked)
    defer { server.stop() }
    let command = try Command.start(Command.small(server.url), in: folder)
    await isAsked.raised()
    command.signal(signal)
    let ended = await command.finish()
    #expect(ended.status == status)
    #expect(ended.errors == "prony: stopped before the load began: no run was made\n")
    #expect(TemporaryFolder.names(in: folder.path) == [])
  }
}

import Glibc
import MockServer
import TestKit
import Testing

/// A run that starts its own server.
@Suite(.binary) struct LaunchTests {
  @Test func `the server is started, waited for, and stopped`() async throws {
    let folder = try TemporaryFolder()
    let socket = "\(folder.path)/s"
    let command = "echo $$ > pid; exec \(Command.prony) mock --listen unix:\(socket)"
    let ended = try await Command.run(
      [
        "perf", "--url", "http://localhost", "--unix-socket", socket, "--model", "mock", "--requests", "3", "--launch", command,
        "--max-output-tokens", "2",
      ], in: folder)
    #expect(ended.status == 0 || ended.status == 4, "\(ended.errors)")
    #expect(try MadeRun(in: folder).text(of: "server.log").contains("listening on"))
    let pid = try #require(pid_t(try folder.text(of: "pid").dropLast()))
    #expect(kill(pid, 0) != 0, "it is gone")
  }

  @Test func `a server that ends before it answers is a reason, and its output is kept`() async throws {
    let folder = try TemporaryFolder()
    let ended = try await Command.run(
      ["perf", "--url", "http://127.0.0.1:9", "--model", "m", "--requests", "1", "--launch", "echo no weights; exit 3"],
      in: folder)
    #expect(ended.status == 6)
    #expect(ended.errors.contains("ended before") && ended.errors.contains(".log"))
    let log = try #require(TemporaryFolder.names(in: folder.path(of: "runs")).first)
    #expect(try folder.text(of: "runs/\(log)") == "no weights\n")
  }

  @Test func `a server that is there already is not taken for the launched one`() async throws {
    let folder = try TemporaryFolder()
    try await withServer { server in
      let ended = try await Command.perf(server.url, "--launch", "exit 1", in: folder)
      #expect(ended.status == 6)
      #expect(ended.errors.contains("answers before anything was launched"))
    }
  }

  @Test func `a server that ends during the run makes it invalid`() async throws {
    let folder = try TemporaryFolder()
    let socket = "\(folder.path)/s"
    // It ends when it has written down that it sent something.
    let command =
      "\(Command.prony) mock --listen unix:\(socket) --truth-log sent & while ! test -s sent; do sleep 0.1; done; kill $!"
    let ended = try await Command.run(
      [
        "perf", "--url", "http://localhost", "--unix-socket", socket, "--model", "mock", "--rate", "5", "--duration", "8s",
        "--launch", command, "--max-output-tokens", "2",
      ], in: folder)
    #expect(ended.status == 4, "\(ended.errors)")
    #expect(try MadeRun(in: folder).report().verdict.reasons.map(\.code).contains("server_ended"))
  }

  @Test func `what the server started is ended with it, whatever it ignores`() async throws {
    let folder = try TemporaryFolder()
    let socket = "\(folder.path)/s"
    let command =
      "sh -c 'echo $$ > stubborn; trap \"\" TERM; while :; do sleep 0.1; done' & exec \(Command.prony) mock --listen unix:\(socket)"
    let ended = try await Command.run(
      [
        "perf", "--url", "http://localhost", "--unix-socket", socket, "--model", "mock", "--requests", "3", "--launch", command,
        "--max-output-tokens", "2",
      ], in: folder)
    #expect(ended.status == 0 || ended.status == 4, "\(ended.errors)")
    try await processEnds(try #require(pid_t(try folder.text(of: "stubborn").dropLast())))
  }
}

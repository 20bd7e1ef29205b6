import Glibc
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
}

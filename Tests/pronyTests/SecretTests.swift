import MockServer
import Synchronization
import TestKit
import Testing

@Suite(.binary) struct SecretTests {
  private static let canary = "sk-canary-0123456789abcdef"
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(SecretTests.canary + "\n", to: "key")
  }

  private func commandLine(of command: Command) throws -> String {
    try TemporaryFolder.text(ofFile: "/proc/\(command.pid)/cmdline")
  }

  @Test(arguments: [([], ["OPENAI_API_KEY": canary]), (["--api-key-file", "key"], [:])], [[], ["--json", "--keep-text"]])
  func `a key reaches the endpoint, and nobody else`(
    source: (arguments: [String], environment: [String: String]), form: [String]
  ) async throws {
    let heard = Mutex<Set<String>>([])
    let (isAsked, mayReply) = (Flag(), Flag())
    let server = LoopbackServer { connection in
      while let request = connection.readRequest() {
        let said = request.header("authorization") ?? "nothing"
        heard.withLock { _ = $0.insert(said) }
        isAsked.raise()
        mayReply.wait()
        connection.reply(status: request.hasPrefix("GET") ? 404 : 401, "{\"error\":{\"message\":\"wrong key: \(said)\"}}")
      }
    }
    defer { server.stop() }
    let command = try Command.start(
      Command.small(server.url) + source.arguments + form, environment: source.environment, in: folder)
    await isAsked.raised()
    let commandLine = try commandLine(of: command)
    mayReply.raise()
    let ended = await command.finish()
    let run = try MadeRun(in: folder)
    #expect(ended.status == 3)
    #expect(heard.withLock { $0 } == ["Bearer \(SecretTests.canary)"])
    #expect(commandLine.contains(server.url))
    let shown = try commandLine + ended.output + ended.errors + run.traces()
    #expect(shown.contains("wrong key: Bearer [redacted]"))
    #expect(!shown.contains("canary"))
  }

  @Test(arguments: [
    ["--url", "http://localhost", "--dry-run"], ["--url", "http://user:\(canary)@localhost"],
    ["--url", "ftp://localhost?key=\(canary)"],
    ["--url", "http://localhost", "--extra-body", "{\"api_key\": \"\(canary)\"}", "--dry-run"],
    ["--url", "http://localhost", "--extra-body", "{\"api_key\": \"\(canary)\""],
  ])
  func `neither a dry run nor the problems of a plan show it`(words: [String]) async throws {
    let ended = try await Command.run(
      ["perf", "--model", "m", "--header", "X-Api-Key: \(SecretTests.canary)"] + words,
      environment: ["OPENAI_API_KEY": SecretTests.canary], in: folder)
    #expect(ended.status == (words.contains("--dry-run") ? 0 : 2))
    #expect(!(ended.output + ended.errors).contains("canary"))
  }

  @Test func `the openssl that makes a certificate does not get the environment`() async throws {
    try folder.write(
      """
      #!/bin/sh
      tr '\\0' '\\n' </proc/$$/environ >'\(folder.path(of: "environment"))'
      PATH=/usr/bin:/bin exec openssl "$@"

      """, to: "script")
    // Not by these tests themselves: a program that another test's child has open for writing could not be run.
    let installed = try await Command(
      "/usr/bin/install", ["-D", "--mode=755", "script", "bin/openssl"], environment: [:], in: folder.path
    ).finish()
    #expect(installed.status == 0)
    let mock = try Command.start(
      ["mock", "--tls"],
      environment: ["OPENAI_API_KEY": SecretTests.canary, "PATH": folder.path(of: "bin") + ":/usr/bin:/bin"],
      in: folder)
    _ = try await mock.mockURL()
    #expect(try folder.text(of: "environment") == "")
  }
}

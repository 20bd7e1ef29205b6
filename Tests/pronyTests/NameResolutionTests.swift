import MockServer
import TestKit
import Testing

/// How names become addresses: with a resolver that asks a name server of the test's own.
@Suite(.binary, .namespaces) struct NameResolutionTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Runs a small load against the endpoint `models.test`, whose addresses `answer` says.
  ///
  /// The resolver asks again after so many seconds of silence, and gives up after as many more.
  private func perf(
    port: Int = 1, patience: Int, _ arguments: [String] = [],
    _ answer: @escaping @Sendable (NameServer.Question) -> NameServer.Answer
  ) async throws -> (ended: Command.Showing, questions: Int) {
    let server = try NameServer { question in question.name == "models.test" ? answer(question) : .noSuchName }
    defer { server.stop() }
    try folder.write("nameserver \(server.address)\noptions timeout:\(patience) attempts:2\n", to: "resolv.conf")
    try folder.write("hosts: files dns\n", to: "nsswitch.conf")
    let mounts = "for name in resolv nsswitch; do mount --bind $name.conf /etc/$name.conf; done"
    let command = try Command.start(
      apart: ["--mount"], after: mounts, Command.prony, Command.small("http://models.test:\(port)") + arguments, in: folder)
    return (await command.finish(), server.questions(for: "models.test"))
  }

  /// Runs it against a mock that listens on every address of the machine, and expects no request to be lost.
  private func run(
    patience: Int = 30, _ arguments: [String] = [], _ answer: @escaping @Sendable (NameServer.Question) -> NameServer.Answer
  ) async throws -> (report: WrittenReport, questions: Int) {
    let questions = try await withServer {
      $0.listen = "0.0.0.0:0"
    } _: { server in
      let (ended, questions) = try await perf(port: try #require(server.port), patience: patience, arguments, answer)
      #expect([0, 3, 4].contains(ended.status), "\(ended.errors)")
      return questions
    }
    let report = try MadeRun(in: folder).report()
    #expect(report.counts.areConserved && report.counts.sent == 8)
    return (report, questions)
  }

  @Test(
    arguments: [
      (.noSuchName, "Name or service not known"), (.failure, "Temporary failure in name resolution"),
      (.silence, "Temporary failure in name resolution"),
    ] as [(NameServer.Answer, String)])
  func `a name without an address is told before the load, in the resolver's words`(
    answer: NameServer.Answer, reason: String
  ) async throws {
    let ended = try await perf(patience: 1) { _ in answer }.ended
    #expect(ended.status == 3)
    #expect(ended.errors.hasPrefix("prony: cannot reach http://models.test:1: dns_error: models.test: \(reason); "))
    #expect(!TemporaryFolder.names(in: folder.path).contains("runs"))
  }

  @Test func `a resolver that is slow is waited for, and no request with it`() async throws {
    let (report, _) = try await run(patience: 1) { $0.number == 1 ? .silence : .addresses(["127.0.0.1"]) }
    #expect(report.counts.succeeded == 8)
    #expect(report.points[0].addresses == ["127.0.0.1": 8])
  }

  @Test func `of several addresses one that is there is taken`() async throws {
    // At the first nobody listens: the mock is at the port of 127.0.0.1 alone.
    let ended = try await withServer { server in
      try await perf(port: try #require(server.port), patience: 30) { _ in .addresses(["127.9.9.9", "127.0.0.1", "127.9.9.8"]) }
        .ended
    }
    let report = try MadeRun(in: folder).report()
    #expect(report.counts.areConserved && report.counts.succeeded == 8, "\(ended.errors)")
    #expect(report.points[0].addresses == ["127.0.0.1": 8])
  }

  @Test func `a name is resolved once, whatever becomes of it during the run`() async throws {
    let (report, questions) = try await run(["--connections", "new"]) {
      $0.number == 1 ? .addresses(["127.0.0.1"]) : .noSuchName
    }
    #expect(report.counts.succeeded == 8)
    #expect(questions == 1)
  }

  @Test func `resolved for each connection, it leads to whatever address it has`() async throws {
    let (report, questions) = try await run(["--connections", "new", "--resolve-per-connection", "--no-preflight"]) {
      .addresses([$0.number.isMultiple(of: 2) ? "127.0.0.1" : "127.0.0.2"])
    }
    #expect(report.counts.succeeded == 8)
    #expect(questions == 8)
    #expect(report.points[0].addresses == ["127.0.0.1": 4, "127.0.0.2": 4])
    #expect(try MadeRun(in: folder).text(of: "records.jsonl").split(separator: "\n").allSatisfy { $0.contains("\"dns_ns\":") })
  }

  @Test func `resolved for each connection, it fails those requests that find none`() async throws {
    let (report, questions) = try await run(["--connections", "new", "--resolve-per-connection", "--no-preflight"]) {
      $0.number.isMultiple(of: 2) ? .noSuchName : .addresses(["127.0.0.1"])
    }
    #expect(questions == 8)
    #expect(report.counts.succeeded == 4)
    #expect(report.points[0].failures.map(\.kind) == ["dns_error"])
    #expect(report.points[0].failures.map(\.example) == ["Could not resolve host: models.test"])
  }

  @Test func `a resolver that falls silent is a connection that did not come in time`() async throws {
    let (report, _) = try await run([
      "--connections", "new", "--resolve-per-connection", "--no-preflight", "--connect-timeout", "1s",
    ]) { $0.number > 4 ? .silence : .addresses(["127.0.0.1"]) }
    // Of a machine that is busy, an answer may be late as well.
    #expect(report.counts.failed >= 4)
    #expect(report.points[0].failures.map(\.kind) == ["connect_timeout"])
    #expect(report.points[0].failures.map(\.example) == ["name not resolved within 1s"])
  }
}

import MockServer
import PronyKit
import TestKit
import Testing
import Vocabulary

/// Endpoints that cannot be trusted, each through a whole run: its requests fail, each with the reason in plain words.
@Suite(.needs(.openssl)) struct TLSFaultTests {
  /// Runs a small load without a preflight, which would end the run before it begins.
  private func run(against url: String, _ change: (inout RunPlan) -> Void = { _ in }) async throws -> FinishedRun {
    let run = try await FinishedRun(against: url) {
      $0.hasPreflight = false
      change(&$0)
    }
    try run.expectNothingLost()
    return run
  }

  /// Runs it against an endpoint that shows `certificate`, and trusts that unless `change` has it otherwise.
  private func run(
    showing certificate: Certificate, _ change: (inout RunPlan) -> Void = { _ in }
  ) async throws -> FinishedRun {
    try await withServer {
      $0.tls = .files(certificate: certificate.path, key: certificate.key)
    } _: { server in
      try await run(against: server.url) {
        $0.caFile = certificate.path
        change(&$0)
      }
    }
  }

  @Test func `a certificate that has expired`() async throws {
    let run = try await run(showing: Certificate(for: "127.0.0.1", days: -1))
    run.expectFailures(as: .tlsError, saying: "certificate has expired")
  }

  @Test func `a certificate of another host`() async throws {
    let run = try await run(showing: Certificate(for: "elsewhere.example"))
    run.expectFailures(
      as: .tlsError,
      saying:
        "the certificate is another host's: SSL: no alternative certificate subject name matches target host name '127.0.0.1'")
  }

  @Test func `a certificate that nobody vouches for`() async throws {
    let run = try await run(showing: Certificate(for: "127.0.0.1")) { $0.caFile = nil }
    run.expectFailures(
      as: .tlsError, saying: "nobody that is trusted here vouches for the certificate (--ca-file, or --insecure): SSL")
  }

  @Test func `any certificate is accepted where the plan says so, and the report says it loudly`() async throws {
    let run = try await run(showing: Certificate(for: "elsewhere.example", days: -1)) {
      $0.caFile = nil
      $0.isInsecure = true
    }
    #expect(run.point.counts.succeeded == 8)
    #expect(try run.text(of: "report.txt").contains("ANY CERTIFICATE ACCEPTED"))
    #expect(run.report.plan.contains(JSONValue.Member("insecure", .bool(true))))
  }

  @Test(arguments: ["-tls1", "-tls1_1"])
  func `a version of TLS that is no longer safe`(version: String) async throws {
    let certificate = try await Certificate(for: "127.0.0.1")
    let server = try Command(
      "openssl",
      ["s_server", "-accept", "127.0.0.1:0", "-cert", certificate.path, "-key", certificate.key, "-www", version]
        + ["-cipher", "ALL:@SECLEVEL=0"], environment: ["PATH": "/usr/bin:/bin"], in: "/tmp")
    let showing = await server.shows { $0.output.contains("ACCEPT 127.0.0.1:") && $0.output.hasSuffix("\n") }
    let port = try #require(showing.output.split(separator: ":").last?.prefix { $0.isNumber })
    let run = try await run(against: "https://127.0.0.1:\(port)") { $0.caFile = certificate.path }
    run.expectFailures(as: .tlsError, saying: "the endpoint speaks no TLS from version 1.2 on: ")
  }

  @Test func `an endpoint that does not speak TLS at all`() async throws {
    try await withServer { server in
      let run = try await run(against: "https://127.0.0.1:\(try #require(server.port))")
      run.expectFailures(as: .tlsError, saying: "what answers there does not speak TLS: ")
    }
  }

  @Test func `a handshake that the endpoint leaves in the middle`() async throws {
    let server = LoopbackServer { connection in
      connection.waitForBytes()
      // The head of a handshake record of which nothing follows.
      connection.write("\u{16}\u{3}\u{3}")
      connection.close()
    }
    defer { server.stop() }
    let run = try await run(against: "https://127.0.0.1:\(server.port)")
    run.expectFailures(as: .tlsError, saying: "within the TLS handshake: ")
  }
}

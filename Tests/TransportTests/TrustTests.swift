import MockServer
import TestKit
import Testing
import Transport
import Vocabulary

/// TLS: whom the transport trusts, as whom it shows itself, and the reason when there is no trust.
@Suite(.needs(.openssl)) struct TrustTests {
  /// What becomes of a request to a server that shows `certificate`, from a client that trusts it unless `change` has it otherwise.
  private func exchange(
    with certificate: Certificate, _ change: (inout TransportOptions) -> Void = { _ in }
  ) async throws -> Exchange {
    var options = TransportOptions()
    options.caFile = certificate.path
    change(&options)
    return try await withServer {
      $0.tls = .files(certificate: certificate.path, key: certificate.key)
    } _: { server in
      let target = HTTPTarget(method: "GET", url: server.url + "/v1/models")
      return try await withTransport(options: options) { await $0.exchange(HTTPRequest(target)).exchange }
    }
  }

  private func expectTLSError(_ exchange: Exchange, _ reason: String, at location: SourceLocation = #_sourceLocation) {
    #expect(exchange.failure?.kind == .tlsError, sourceLocation: location)
    #expect(exchange.failure?.detail.contains(reason) == true, "\(exchange.failure?.detail ?? "")", sourceLocation: location)
    #expect(exchange.http == nil, sourceLocation: location)
  }

  @Test func `a certificate of a known authority for this host is trusted`() async throws {
    let exchange = try await exchange(with: Certificate(for: "127.0.0.1"))
    #expect(exchange.failure == nil)
    #expect(exchange.http?.status == 200)
  }

  @Test func `an expired certificate is not`() async throws {
    expectTLSError(try await exchange(with: Certificate(for: "127.0.0.1", days: -1)), "certificate has expired")
  }

  @Test func `one for another host is not`() async throws {
    expectTLSError(
      try await exchange(with: Certificate(for: "elsewhere.example")), "no alternative certificate subject name matches")
  }

  @Test func `one that nobody vouches for is not`() async throws {
    let exchange = try await exchange(with: Certificate(for: "127.0.0.1")) { $0.caFile = nil }
    expectTLSError(exchange, "self-signed certificate")
  }

  @Test func `an insecure client takes any of them`() async throws {
    for certificate in [try await Certificate(for: "127.0.0.1", days: -1), try await Certificate(for: "elsewhere.example")] {
      let exchange = try await exchange(with: certificate) {
        $0.caFile = nil
        $0.isInsecure = true
      }
      #expect(exchange.http?.status == 200)
    }
  }

  @Test func `a server that hangs up within the handshake is a TLS error`() async throws {
    let server = LoopbackServer { connection in
      connection.waitForBytes()
      connection.close()
    }
    defer { server.stop() }
    let target = HTTPTarget(method: "GET", url: "https://127.0.0.1:\(server.port)")
    let exchange = try await withTransport { await $0.exchange(HTTPRequest(target)).exchange }
    expectTLSError(exchange, "within the TLS handshake: ")
  }

  @Test func `a server that speaks no TLS is a TLS error`() async throws {
    let server = LoopbackServer { connection in
      connection.waitForBytes()
      connection.reply("plain")
      _ = connection.readRequest()
    }
    defer { server.stop() }
    let target = HTTPTarget(method: "GET", url: "https://127.0.0.1:\(server.port)")
    let exchange = try await withTransport { await $0.exchange(HTTPRequest(target)).exchange }
    expectTLSError(exchange, "wrong version number")
  }

  @Test(arguments: [false, true])
  func `a server that asks for a certificate gets the client's`(isInOneFile: Bool) async throws {
    let (own, client) = (try await Certificate(for: "127.0.0.1"), try await Certificate(for: "client.example"))
    let server = try Command(
      "openssl",
      [
        "s_server", "-accept", "127.0.0.1:0", "-cert", own.path, "-key", own.key, "-Verify", "1", "-verify_return_error",
        "-CAfile", client.path, "-www",
      ], environment: ["PATH": "/usr/bin:/bin"], in: "/tmp")
    let showing = await server.shows { $0.output.contains("ACCEPT 127.0.0.1:") && $0.output.hasSuffix("\n") }
    let port = try #require(showing.output.split(separator: ":").last?.prefix { $0.isNumber })
    let target = HTTPTarget(method: "GET", url: "https://127.0.0.1:\(port)/")

    var options = TransportOptions()
    options.caFile = own.path
    let stranger = try await withTransport(options: options) { await $0.exchange(HTTPRequest(target)).exchange }
    expectTLSError(stranger, "certificate required")

    let folder = try TemporaryFolder()
    if isInOneFile {
      let both = try [client.path, client.key].map(TemporaryFolder.text).joined()
      options.clientCertificate = try folder.write(both, to: "both.pem")
    } else {
      options.clientCertificate = client.path
      options.clientKey = client.key
    }
    let (known, reader) = try await withTransport(options: options) { await $0.exchange(HTTPRequest(target)) }
    #expect(known.failure == nil)
    #expect(reader.text.contains("client.example"))
  }
}

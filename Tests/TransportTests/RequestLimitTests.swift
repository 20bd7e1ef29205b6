import TestKit
import Testing
import Transport
import Vocabulary

/// The limits of an exchange: which of them ends it is its class.
@Suite struct RequestLimitTests {
  /// Long enough for what a server sends at once to come first, however busy the machine is.
  private static let enough = Duration.milliseconds(700)

  private static let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"

  /// What a server gets that sends `pieces` and then nothing more, under the limits that `change` sets.
  private func exchange(
    _ pieces: [String], reader: TestReader = TestReader(), _ change: (inout TransportOptions) -> Void
  ) async throws -> Exchange {
    let server = LoopbackServer { connection in
      _ = connection.readRequest()
      for piece in pieces { connection.write(piece) }
      _ = connection.readRequest()
      connection.close()
    }
    defer { server.stop() }
    var options = TransportOptions()
    change(&options)
    return try await withTransport(options: options) { await $0.exchange(HTTPRequest(server.target), reader: reader).exchange }
  }

  /// The same of a server that accepts the connection, where TLS then never begins.
  private func exchangeWithoutTLS(_ change: (inout TransportOptions) -> Void) async throws -> Exchange {
    let server = LoopbackServer.silent(Flag())
    defer { server.stop() }
    var options = TransportOptions()
    change(&options)
    let target = HTTPTarget(method: "GET", url: "https://127.0.0.1:\(server.port)")
    return try await withTransport(options: options) { await $0.exchange(HTTPRequest(target)).exchange }
  }

  @Test func `a connection that does not come about is a connect timeout`() async throws {
    let exchange = try await exchangeWithoutTLS { $0.connectTimeout = .milliseconds(50) }
    #expect(exchange.failure == RequestFailure(.connectTimeout, "no connection within 50ms"))
  }

  @Test func `a reply that is not over in time is a request timeout`() async throws {
    let reader = TestReader()
    let exchange = try await exchange([Self.head, "2\r\nhi\r\n"], reader: reader) { $0.requestTimeout = Self.enough }
    #expect(exchange.failure == RequestFailure(.requestTimeout, "not over within 700ms"))
    #expect(exchange.endedAt - exchange.sentAt >= Self.enough)
    #expect(reader.text == "hi")
  }

  @Test func `a request that the whole time was spent connecting for is a request timeout too`() async throws {
    let exchange = try await exchangeWithoutTLS { $0.requestTimeout = .milliseconds(50) }
    #expect(exchange.failure?.kind == .requestTimeout)
  }

  @Test func `a head without a token after it is a first-token timeout`() async throws {
    let exchange = try await exchange([Self.head]) { $0.firstTokenTimeout = Self.enough }
    #expect(exchange.failure == RequestFailure(.firstTokenTimeout, "no token within 700ms of the send"))
    #expect(exchange.http?.status == 200)
    #expect(exchange.endedAt - exchange.sentAt >= Self.enough)
  }

  @Test func `what is no token does not end the wait for the first`() async throws {
    let reader = TestReader(output: "token")
    let exchange = try await exchange([Self.head, "9\r\n: comment\r\n"], reader: reader) {
      $0.firstTokenTimeout = Self.enough
    }
    #expect(exchange.failure?.kind == .firstTokenTimeout)
    #expect(reader.text == ": comment")
  }

  @Test func `after the first token its limit counts no more`() async throws {
    let exchange = try await exchange([Self.head, "5\r\ntoken\r\n"]) {
      $0.firstTokenTimeout = Self.enough
      $0.requestTimeout = Self.enough * 2
    }
    #expect(exchange.failure?.kind == .requestTimeout)
  }

  @Test(arguments: [[], [head], [head, "5\r\ntoken\r\n"]])
  func `silence is an idle timeout, wherever it falls`(pieces: [String]) async throws {
    let exchange = try await exchange(pieces) { $0.idleTimeout = .milliseconds(50) }
    #expect(exchange.failure == RequestFailure(.idleTimeout, "nothing came for 50ms"))
    let last = try #require(exchange.connectedAt)
    #expect(exchange.endedAt - last >= .milliseconds(50))
  }

  @Test func `before the first token the idle limit gives way to its own`() async throws {
    let exchange = try await exchange([]) {
      $0.idleTimeout = .milliseconds(10)
      $0.firstTokenTimeout = .milliseconds(60)
    }
    #expect(exchange.failure?.kind == .firstTokenTimeout)
  }

  @Test func `a lane that timed out carries the next request, and is watched again`() async throws {
    let server = LoopbackServer { connection in
      guard let request = connection.readRequest() else { return }
      if request.header("x-request-id") == "answered" { connection.reply("ok") }
      _ = connection.readRequest()
      connection.close()
    }
    defer { server.stop() }
    var options = TransportOptions()
    options.idleTimeout = Self.enough
    let kinds = try await withTransport(options: options) { transport in
      var kinds: [RequestFailure.Kind?] = []
      for id in ["silent", "answered", "silent"] {
        kinds.append(await transport.exchange(HTTPRequest(server.target, requestID: id)).exchange.failure?.kind)
      }
      return kinds
    }
    #expect(kinds == [.idleTimeout, nil, .idleTimeout])
  }
}

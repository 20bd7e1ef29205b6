import MockServer
import TestKit
import Testing
import Transport
import Vocabulary

/// The way through a proxy, a real one.
@Suite(.needs(.tinyproxy)) struct ProxyTests {
  /// What becomes of a request to `url` through `proxy`.
  private func exchange(
    _ url: String, through proxy: String, _ change: (inout TransportOptions) -> Void = { _ in }
  ) async throws -> (exchange: Exchange, reader: TestReader) {
    var options = TransportOptions()
    options.proxy = proxy
    change(&options)
    return try await withTransport(options: options) {
      await $0.exchange(HTTPRequest(HTTPTarget(method: "GET", url: url)))
    }
  }

  /// Replies with what proxies say of themselves on the way.
  private func server() -> LoopbackServer {
    LoopbackServer { connection in
      while let request = connection.readRequest() { connection.reply(request.header("via") ?? "none") }
    }
  }

  @Test func `a request goes through it`() async throws {
    let (proxy, server) = (try await ForwardProxy(), server())
    defer { server.stop() }
    let (exchange, reader) = try await exchange("http://0.0.0.0:\(server.port)/", through: proxy.url)
    #expect(exchange.failure == nil)
    #expect(reader.text.contains("tinyproxy"))
  }

  @Test func `this machine is reached without it`() async throws {
    let (proxy, server) = (try await ForwardProxy(), server())
    defer { server.stop() }
    for host in ["127.0.0.1", "localhost"] {
      #expect(try await exchange("http://\(host):\(server.port)/", through: proxy.url).reader.text == "none")
    }
  }

  @Test func `TLS goes through a tunnel, with the endpoint itself at its end`() async throws {
    let (proxy, certificate) = (try await ForwardProxy(), try await Certificate(for: "0.0.0.0"))
    try await withServer {
      $0.tls = .files(certificate: certificate.path, key: certificate.key)
    } _: { server in
      let url = "https://0.0.0.0:\(try #require(server.port))/v1/models"
      let (exchange, reader) = try await exchange(url, through: proxy.url) { $0.caFile = certificate.path }
      #expect(exchange.failure == nil)
      #expect(reader.head?.status == 200)
      #expect(exchange.setUp.tlsNanoseconds > 0)
      #expect(exchange.connectedAt.map { $0 <= exchange.firstByteAt ?? .zero } == true, "the first byte is the endpoint's")
    }
  }

  @Test func `one that wants to know who asks is told`() async throws {
    let (proxy, server) = (try await ForwardProxy(user: "user", password: "hunter2"), server())
    defer { server.stop() }
    let url = "http://0.0.0.0:\(server.port)/"
    #expect(try await exchange(url, through: proxy.url).exchange.http?.status == 407)
    let known = try await exchange(url, through: "http://user:hunter2@\(proxy.address)")
    #expect(known.exchange.http?.status == 200)
    #expect(known.reader.text.contains("tinyproxy"))
  }

  @Test func `a refused tunnel is a proxy error`() async throws {
    let proxy = try await ForwardProxy(user: "user", password: "hunter2")
    let exchange = try await exchange("https://0.0.0.0:1/", through: proxy.url).exchange
    #expect(exchange.failure?.kind == .proxyError)
    #expect(exchange.failure?.detail.contains("407") == true)
    #expect(exchange.http == nil)
  }

  @Test func `one that is not there is a proxy error`() async throws {
    let nobody = BoundSocket()
    defer { nobody.close() }
    #expect(try await exchange("http://0.0.0.0:1/", through: nobody.url).exchange.failure?.kind == .proxyError)
  }
}

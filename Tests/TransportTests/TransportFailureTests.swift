import Glibc
import TestKit
import Testing
import Transport
import Vocabulary

@Suite struct TransportFailureTests {
  @Test func `nobody listening is a refused connection`() async throws {
    let nobody = BoundSocket()
    defer { nobody.close() }
    let target = HTTPTarget(method: "GET", url: nobody.url)
    let exchange = try await withTransport { await $0.exchange(HTTPRequest(target)).exchange }
    #expect(exchange.failure?.kind == .connectionRefused)
    #expect(exchange.http == nil)
    #expect(exchange.wroteAt == nil)
  }

  @Test func `a reset before the reply is a reset`() async throws {
    let server = LoopbackServer { connection in
      _ = connection.readRequest()
      connection.reset()
    }
    defer { server.stop() }
    let exchange = try await withTransport { await $0.exchange(with: server).exchange }
    #expect(exchange.failure?.kind == .connectionReset)
    #expect(exchange.firstByteAt == nil)
  }

  @Test func `a reset within the reply is a reset and what came before it is kept`() async throws {
    let hasRead = Flag()
    let server = LoopbackServer { connection in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n")
      hasRead.wait()
      connection.reset()
    }
    defer { server.stop() }
    let reader = TestReader { hasRead.raise() }
    let exchange = try await withTransport { await $0.exchange(HTTPRequest(server.target), reader: reader).exchange }
    #expect(exchange.failure?.kind == .connectionReset)
    #expect(reader.text == "half")
  }

  @Test func `a chunked reply that ends early is a truncated stream`() async throws {
    let server = LoopbackServer { connection in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n")
      connection.close()
    }
    defer { server.stop() }
    let (exchange, reader) = try await withTransport { await $0.exchange(with: server) }
    #expect(exchange.failure?.kind == .streamTruncated)
    #expect(reader.text == "half")
  }

  @Test func `a reply shorter than it declares breaks the protocol`() async throws {
    let server = LoopbackServer { connection in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort")
      connection.close()
    }
    defer { server.stop() }
    let exchange = try await withTransport { await $0.exchange(with: server).exchange }
    #expect(exchange.failure?.kind == .protocolError)
  }

  @Test func `garbage instead of HTTP breaks the protocol`() async throws {
    let server = LoopbackServer { connection in
      _ = connection.readRequest()
      connection.write("SSH-2.0-OpenSSH_9.2\r\n")
      connection.close()
    }
    defer { server.stop() }
    let exchange = try await withTransport { await $0.exchange(with: server).exchange }
    #expect(exchange.failure?.kind == .protocolError)
  }

  @Test func `a name that nobody knows is a DNS error with the resolver's reason`() throws {
    let error = #expect(throws: RequestFailure.self) { try ResolvedName(host: "no-such-host.invalid", port: 80) }
    #expect(error?.kind == .dnsError)
    #expect(error?.detail.contains("no-such-host.invalid") == true)
  }

  @Test func `a literal address resolves to itself`() throws {
    #expect(try ResolvedName(host: "127.0.0.1", port: 80).addresses == ["127.0.0.1"])
  }
}

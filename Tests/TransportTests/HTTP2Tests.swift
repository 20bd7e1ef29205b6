import Synchronization
import TestKit
import Testing
import Transport
import Vocabulary

/// HTTP/2, spoken with a real server of it.
@Suite(.needs(.nghttpx)) struct HTTP2Tests {
  private static let stream =
    "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"

  /// Sends `reply` to everybody who asks, when `count` have asked.
  private func server(answering reply: String = HTTP2Tests.stream, after count: Int = 1) -> LoopbackServer {
    let asked = Asked()
    let areAll = Flag()
    return LoopbackServer { connection in
      while connection.readRequest() != nil {
        if asked.count() == count { areAll.raise() }
        areAll.wait()
        connection.write(reply)
      }
      connection.close()
    }
  }

  private final class Asked: Sendable {
    private let number = Mutex(0)

    func count() -> Int {
      number.withLock { number in
        number += 1
        return number
      }
    }
  }

  private func options(_ change: (inout TransportOptions) -> Void) -> TransportOptions {
    var options = TransportOptions()
    options.http = .priorKnowledge
    change(&options)
    return options
  }

  /// What becomes of a request on each of `lanes`, all at once.
  private func exchanges(
    on lanes: Range<Int>, of transport: CurlTransport, to target: HTTPTarget
  ) async -> [(exchange: Exchange, reader: TestReader)] {
    await withTaskGroup(of: (exchange: Exchange, reader: TestReader).self) { group in
      for lane in lanes { group.addTask { await transport.exchange(HTTPRequest(target), lane: lane) } }
      return await group.reduce(into: []) { $0.append($1) }
    }
  }

  @Test func `by prior knowledge, one request after the other, all on one connection`() async throws {
    try #require(kernelStamps)
    let server = server()
    defer { server.stop() }
    let front = try await HTTP2Front(before: server.port)
    let target = HTTPTarget(method: "GET", url: "http://127.0.0.1:\(front.port)/")
    try await withTransport(options: options { _ in }) { transport in
      for number in 0..<5 {
        let (exchange, reader) = await transport.exchange(HTTPRequest(target), lane: number % 2)
        #expect(exchange.failure == nil)
        #expect(exchange.http == HTTPFacts(status: 200, version: "2", isReused: number > 0))
        #expect(reader.text == "hello")
        #expect(reader.head == ReplyHead(status: 200, contentType: "text/event-stream"))
        #expect(reader.stamps.allSatisfy { $0.source == .kernelShared })
        let instants = [
          exchange.sentAt, try #require(exchange.connectedAt), try #require(exchange.wroteAt),
          try #require(exchange.firstByteAt),
          exchange.endedAt,
        ]
        #expect(instants == instants.sorted())
      }
    }
  }

  @Test(arguments: [(100, 1), (4, 2), (3, 3)])
  func `users share as few connections as their streams allow`(streams: Int, connections: Int) async throws {
    let server = server(after: 8)
    defer { server.stop() }
    let front = try await HTTP2Front(before: server.port)
    let target = HTTPTarget(method: "GET", url: "http://127.0.0.1:\(front.port)/")
    let exchanges = try await withTransport(options: options { $0.streamsPerConnection = streams }) { transport in
      await self.exchanges(on: 0..<8, of: transport, to: target)
    }
    #expect(exchanges.map(\.reader.text) == Array(repeating: "hello", count: 8))
    #expect(exchanges.filter { $0.exchange.http?.isReused == false }.count == connections)
  }

  @Test func `a server that takes fewer at once gets further connections`() async throws {
    let server = server(after: 6)
    defer { server.stop() }
    let front = try await HTTP2Front(before: server.port, streams: 2)
    let target = HTTPTarget(method: "GET", url: "http://127.0.0.1:\(front.port)/")
    try await withTransport(options: options { _ in }) { transport in
      // It says so when a connection stands.
      #expect(await exchanges(on: 0..<6, of: transport, to: target).compactMap(\.exchange.failure) == [])
      #expect(await exchanges(on: 0..<6, of: transport, to: target).compactMap(\.exchange.failure) == [])
    }
  }

  @Test(arguments: [ConnectionSharing.sticky, .new])
  func `users who do not share have connections of their own`(sharing: ConnectionSharing) async throws {
    let server = server()
    defer { server.stop() }
    let front = try await HTTP2Front(before: server.port)
    let target = HTTPTarget(method: "GET", url: "http://127.0.0.1:\(front.port)/")
    let areReused = try await withTransport(options: options { $0.connections = sharing }) { transport in
      var areReused: [Bool?] = []
      for lane in [0, 1, 0] {
        areReused.append(await transport.exchange(HTTPRequest(target), lane: lane).exchange.http?.isReused)
      }
      return areReused
    }
    #expect(areReused == [false, false, sharing == .sticky])
  }

  @Test(arguments: [1, 8]) func `replies that come all at once are read to their ends`(count: Int) async throws {
    let text = String(repeating: "0123456789abcdef", count: 20_000)
    let server = server(answering: "HTTP/1.1 200 OK\r\nContent-Length: \(text.utf8.count)\r\n\r\n\(text)", after: count)
    defer { server.stop() }
    let front = try await HTTP2Front(before: server.port)
    let target = HTTPTarget(method: "GET", url: "http://127.0.0.1:\(front.port)/")
    try await withTransport(options: options { $0.requestTimeout = .seconds(60) }) { transport in
      for (exchange, reader) in await exchanges(on: 0..<count, of: transport, to: target) {
        #expect(exchange.failure == nil)
        #expect(reader.text == text)
      }
    }
  }

  @Test func `a connection that is gone is opened anew and no request is lost`() async throws {
    let server = server()
    defer { server.stop() }
    let front = try await HTTP2Front(before: server.port)
    let target = HTTPTarget(method: "GET", url: "http://127.0.0.1:\(front.port)/")
    try await withTransport(options: options { _ in }) { transport in
      #expect(await transport.exchange(HTTPRequest(target)).reader.text == "hello")
      await front.stop()
      let failure = await transport.exchange(HTTPRequest(target)).exchange.failure
      #expect(failure?.kind == .connectionRefused, "\(failure?.detail ?? "")")
      let again = try await HTTP2Front(before: server.port, on: front.port)
      let (exchange, reader) = await transport.exchange(HTTPRequest(target))
      #expect(exchange.http?.version == "2")
      #expect(reader.text == "hello")
      await again.stop()
    }
  }

  @Test func `cancelling one stream leaves the others of its connection alone`() async throws {
    let areAsked = Flag()
    let mayGoOn = Flag()
    let server = LoopbackServer { connection in
      while let request = connection.readRequest() {
        if request.header("x-request-id") == "endless" {
          connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n.\r\n")
        } else {
          areAsked.raise()
          mayGoOn.wait()
          connection.write(HTTP2Tests.stream)
        }
      }
      connection.close()
    }
    defer { server.stop() }
    let front = try await HTTP2Front(before: server.port)
    let target = HTTPTarget(method: "GET", url: "http://127.0.0.1:\(front.port)/")
    try await withTransport(options: options { _ in }) { transport in
      let hasBegun = Flag()
      let reader = TestReader { hasBegun.raise() }
      // Whatever becomes of them, nobody waits for ever.
      let endless = Task {
        defer { hasBegun.raise() }
        return await transport.exchange(HTTPRequest(target, requestID: "endless"), lane: 0, reader: reader)
      }
      await hasBegun.raised()
      let other = Task {
        defer { areAsked.raise() }
        return await transport.exchange(HTTPRequest(target), lane: 1)
      }
      await areAsked.raised()
      endless.cancel()
      #expect(await endless.value.exchange.isCancelled)
      mayGoOn.raise()
      let (exchange, received) = await other.value
      #expect(received.text == "hello")
      #expect(exchange.http?.isReused == true)
    }
  }

  @Test(arguments: [(HTTPChoice.two, "2"), (.auto, "2"), (.one, "1.1")])
  func `under TLS both sides agree on the version`(choice: HTTPChoice, version: String) async throws {
    try #require(kernelStamps)
    let (server, certificate) = (server(), try await Certificate(for: "127.0.0.1"))
    defer { server.stop() }
    let front = try await HTTP2Front(before: server.port, certificate: (certificate.path, certificate.key))
    let options = options {
      $0.http = choice
      $0.caFile = certificate.path
    }
    let target = HTTPTarget(method: "GET", url: "https://127.0.0.1:\(front.port)/")
    try await withTransport(options: options) { transport in
      for isReused in [false, true] {
        let (exchange, reader) = await transport.exchange(HTTPRequest(target))
        #expect(exchange.http == HTTPFacts(status: 200, version: version, isReused: isReused))
        #expect(reader.text == "hello")
        #expect(reader.stamps.allSatisfy { $0.source == (version == "2" ? .kernelShared : .kernel) })
      }
    }
  }
}

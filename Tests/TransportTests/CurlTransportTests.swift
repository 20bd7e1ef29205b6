import Glibc
import TestKit
import Testing
import Transport
import Vocabulary

@Suite struct CurlTransportTests {
  @Test func `a streamed reply arrives piece by piece, its instants in order`() async throws {
    try #require(kernelStamps)
    let server = LoopbackServer { connection in
      while connection.readRequest() != nil {
        connection.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n")
        for piece in ["5\r\nhello\r\n", "6\r\n world\r\n", "0\r\n\r\n"] { connection.write(piece) }
      }
    }
    defer { server.stop() }
    let (exchange, reader) = try await withTransport { await $0.exchange(with: server) }
    #expect(reader.text == "hello world")
    #expect(reader.head == ReplyHead(status: 200, contentType: "text/event-stream"))
    #expect(exchange.failure == nil)
    #expect(exchange.http == HTTPFacts(status: 200, version: "1.1", isReused: false))
    let instants = [
      exchange.sentAt, try #require(exchange.connectedAt), try #require(exchange.wroteAt), try #require(exchange.firstByteAt),
    ]
    #expect(instants == instants.sorted())
    for stamp in reader.stamps {
      #expect(stamp.source == .kernel)
      #expect(stamp.at >= (exchange.firstByteAt ?? .zero))
      #expect(stamp.at <= stamp.deliveredAt)
    }
    #expect(exchange.endedAt == reader.stamps.last?.at)
    #expect(exchange.bytesReceived > 11)
    #expect(exchange.bytesSent > 50)
  }

  @Test func `the body, the id and the target's headers reach the server`() async throws {
    let server = LoopbackServer { connection in
      while let request = connection.readRequest() {
        let body = request.split(separator: "\r\n\r\n", maxSplits: 1)[1]
        connection.reply("\(request.header("x-request-id") ?? "none") \(request.header("x-team") ?? "none") \(body)")
      }
    }
    defer { server.stop() }
    let target = HTTPTarget(method: "POST", url: server.url, headers: [HTTPHeader("X-Team", "blue")])
    let texts = try await withTransport { transport in
      var texts: [String] = []
      for index in 1...3 {
        let request = HTTPRequest(target, requestID: "r-\(index)", body: HTTPBody("body \(index)".utf8))
        texts.append(await transport.exchange(request).reader.text)
      }
      return texts
    }
    #expect(texts == ["r-1 blue body 1", "r-2 blue body 2", "r-3 blue body 3"])
    #expect(server.connections == 1, "the connection is kept for the next request")
  }

  @Test func `the headers of one request are that request's alone`() async throws {
    let server = LoopbackServer { connection in
      while let request = connection.readRequest() {
        let names = ["x-request-id", "x-sign", "x-date", "x-team"]
        connection.reply(names.map { request.header($0) ?? "none" }.joined(separator: " "))
      }
    }
    defer { server.stop() }
    let target = HTTPTarget(method: "POST", url: server.url, headers: [HTTPHeader("X-Team", "blue")])
    let texts = try await withTransport { transport in
      var texts: [String] = []
      for (id, own) in [("r", []), (nil, ["a", "b"]), ("s", ["c"]), (nil, [])] as [(String?, [String])] {
        var request = HTTPRequest(target, requestID: id, body: HTTPBody("x".utf8))
        request.headers = zip(["X-Sign", "X-Date"], own).map { HTTPHeader($0, $1) }
        texts.append(await transport.exchange(request).reader.text)
      }
      return texts
    }
    #expect(texts == ["r none none blue", "none a b blue", "s c none blue", "none none none blue"])
    #expect(server.connections == 1, "the connection is kept for the next request")
  }

  @Test(arguments: ["", "Connection: close\r\n"])
  func `the kernel says how the segments fared, also of a connection that ends with its reply`(header: String) async throws {
    let server = LoopbackServer { connection in
      while connection.readRequest() != nil { connection.reply(headers: header, "ok") }
      connection.close()
    }
    defer { server.stop() }
    try await withTransport { transport in
      for _ in 0..<3 {
        let segments = try #require(await transport.exchange(with: server).exchange.segments)
        #expect(segments.roundTripNanoseconds > 0)
        #expect(segments.roundTripNanoseconds < 1_000_000_000, "over the loopback device")
        #expect(segments.retransmits == 0)
        #expect(segments.outOfOrder == 0)
      }
    }
  }

  @Test func `an arrival is the kernel's even when its thread was busy elsewhere`() async throws {
    // The reader of the first reply holds the shard's thread until the server has sent the second reply.
    let isSent = Flag()
    let isHeld = Flag()
    let server = LoopbackServer { connection in
      guard let request = connection.readRequest() else { return }
      if request.header("x-request-id") == "second" {
        isHeld.wait()
        connection.reply("late")
        isSent.raise()
      } else {
        connection.reply("first")
      }
    }
    defer { server.stop() }
    let transport = try CurlTransport.forTest()
    let holding = TestReader(on: transport) {
      isHeld.raise()
      isSent.wait()
    }
    let target = server.target
    async let second = transport.exchange(HTTPRequest(target, requestID: "second"), lane: 1)
    async let first = transport.exchange(HTTPRequest(target, requestID: "first"), lane: 0, reader: holding)
    let (held, late) = await (first, second)
    await transport.shutDown()
    let release = try #require(held.reader.releasedAt)
    let stamp = try #require(late.reader.stamps.first)
    #expect(stamp.at < release, "it came while the thread was held")
    #expect(stamp.deliveredAt > release, "and was delivered after")
  }

  @Test func `a connection that the server closed silently is opened anew and no request is lost`() async throws {
    let server = LoopbackServer { connection in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 200 OK\r\nKeep-Alive: timeout=5\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n")
      // The next request is on its way when the connection is closed.
      connection.waitForBytes()
      connection.close()
    }
    defer { server.stop() }
    // Several lanes, so that dead connections would pile up in the pool that they share.
    let exchanges = try await withTransport { transport in
      await withTaskGroup(of: [Exchange].self) { group in
        for lane in 0..<8 {
          group.addTask {
            var exchanges: [Exchange] = []
            for _ in 0..<25 { exchanges.append(await transport.exchange(HTTPRequest(server.target), lane: lane).exchange) }
            return exchanges
          }
        }
        return await group.reduce(into: []) { $0 += $1 }
      }
    }
    #expect(exchanges.count == 200)
    #expect(exchanges.compactMap(\.failure) == [])
  }

  @Test func `bytes that nobody asked for are not taken for the next reply`() async throws {
    let server = LoopbackServer { connection in
      while connection.readRequest() != nil {
        connection.write("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nmine" + String(repeating: "not yours ", count: 1000))
      }
    }
    defer { server.stop() }
    try await withTransport { transport in
      for _ in 0..<3 {
        let (exchange, reader) = await transport.exchange(with: server)
        #expect(exchange.failure == nil)
        #expect(reader.text == "mine")
      }
      // The loop rests: it does not go on asking libcurl for bytes that it will not take.
      _ = await transport.takeSample()
      await transport.sleep(until: transport.now() + .milliseconds(20))
      #expect(await transport.takeSample().loopLag.count < 20)
    }
  }

  @Test func `cancelling ends the transfer, keeps what was received and frees the lane`() async throws {
    let server = LoopbackServer { connection in
      _ = connection.readRequest()
      if connection.number > 1 { return connection.reply("again") }
      connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7\r\npartial\r\n")
      _ = connection.readRequest()
      connection.close()
    }
    defer { server.stop() }
    try await withTransport { transport in
      let hasRead = Flag()
      let reader = TestReader { hasRead.raise() }
      let task = Task { await transport.exchange(HTTPRequest(server.target), reader: reader) }
      await hasRead.raised()
      task.cancel()
      let (exchange, received) = await task.value
      #expect(exchange.isCancelled)
      #expect(exchange.failure == nil)
      #expect(received.text == "partial")
      #expect(await transport.exchange(with: server).reader.text == "again")
    }
  }

  @Test func `a reader that has enough ends the transfer without a failure`() async throws {
    let server = LoopbackServer { connection in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nenough")
      _ = connection.readRequest()
      connection.close()
    }
    defer { server.stop() }
    let reader = TestReader(takes: 1)
    let (exchange, _) = try await withTransport { await $0.exchange(HTTPRequest(server.target), reader: reader) }
    #expect(exchange.failure == nil)
    #expect(!exchange.isCancelled)
    #expect(reader.text == "enough")
  }

  @Test func `a task that is cancelled before it sends gets a cancelled exchange`() async throws {
    let server = LoopbackServer { connection in
      while connection.readRequest() != nil {}
    }
    defer { server.stop() }
    try await withTransport { transport in
      let isCancelled = Flag()
      let task = Task {
        await isCancelled.raised()
        return await transport.exchange(HTTPRequest(server.target)).exchange
      }
      task.cancel()
      isCancelled.raise()
      #expect(await task.value.isCancelled)
    }
  }

  @Test func `sleepers wake in the order of their instants, and at once when cancelled`() async throws {
    try await withTransport { transport in
      // Far enough off that all three sleep before the first is due, however busy the machine is.
      #expect(await transport.orderOfWaking(afterMilliseconds: [600, 200, 400]) == [200, 400, 600])
      let start = transport.now()
      let sleeper = Task { await transport.sleep(until: start + .seconds(3600)) }
      sleeper.cancel()
      await sleeper.value
    }
  }

  @Test func `a sample covers the time since the last, with a lag for every wake`() async throws {
    try await withTransport { transport in
      let first = await transport.takeSample()
      await transport.sleep(until: transport.now() + .milliseconds(2))
      let second = await transport.takeSample()
      #expect(second.from == first.to)
      #expect(second.to > second.from)
      #expect(second.loopLag.count > 0)
      #expect(second.threadNanoseconds > 0)
    }
  }
}

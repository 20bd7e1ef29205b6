import MockServer
import TestKit
import Testing
import Vocabulary

/// Runs that reach their endpoint by a way of their own.
@Suite struct RouteTests {
  @Test(.needs(.tinyproxy)) func `through a proxy, and the report says so`() async throws {
    let proxy = try await ForwardProxy()
    try await withServer { server in
      let run = try await FinishedRun(against: "http://0.0.0.0:\(try #require(server.port))") { $0.proxy = proxy.url }
      #expect(run.point.counts.succeeded == 8)
      #expect(try run.text(of: "report.txt").contains("through the proxy \(proxy.url)"))
    }
  }

  @Test(.needs(.tinyproxy)) func `a proxy that does not let the run through fails its requests, not the endpoint`() async throws
  {
    let proxy = try await ForwardProxy(user: "user", password: "hunter2")
    try await withServer { server in
      let run = try await FinishedRun(against: "http://0.0.0.0:\(try #require(server.port))") {
        $0.proxy = proxy.url
        $0.hasPreflight = false
      }
      try run.expectNothingLost()
      run.expectFailures(as: .proxyError, saying: "HTTP 407")
    }
  }

  @Test func `a proxy that is not there fails its requests, not the endpoint`() async throws {
    let nobody = BoundSocket()
    defer { nobody.close() }
    let run = try await FinishedRun(against: "http://models.test") {
      $0.proxy = nobody.url
      $0.hasPreflight = false
    }
    try run.expectNothingLost()
    run.expectFailures(as: .proxyError, saying: "Connection refused")
  }

  @Test func `by a Unix socket, and the report says so`() async throws {
    let folder = try TemporaryFolder()
    let socket = folder.path(of: "socket")
    try await withServer {
      $0.listen = "unix:" + socket
    } _: { _ in
      let run = try await FinishedRun(against: "http://no-such-host.invalid") { $0.unixSocket = socket }
      #expect(run.point.counts.succeeded == 8)
      #expect(run.point.stampSources == [.readiness: 8])
      #expect(try run.text(of: "report.txt").contains("by the Unix socket \(socket)"))
    }
  }

  @Test(.needs(.nghttpx)) func `over HTTP/2, its users on one connection`() async throws {
    try #require(kernelStamps)
    try await withServer {
      $0.scenario.timeToFirstToken = .milliseconds(5)
    } _: { server in
      let front = try await HTTP2Front(before: try #require(server.port))
      let run = try await FinishedRun(against: "http://127.0.0.1:\(front.port)") {
        $0.http = .priorKnowledge
        $0.concurrency = [20]
        $0.requests = [100]
        $0.hasPreflight = false
      }
      #expect(run.point.counts.succeeded == 100)
      #expect(run.point.httpVersions == ["2": 100])
      #expect(run.point.stampSources == [.kernelShared: 100])
      #expect(run.records.filter { $0.http?.isReused == false }.count == 1)
    }
  }

  @Test(.needs(.nginx))
  func `through a reverse proxy that closes its connections now and then, under TLS, and no request is lost`()
    async throws
  {
    let certificate = try await Certificate(for: "127.0.0.1")
    try await withServer { server in
      let proxy = try await ReverseProxy(
        before: try #require(server.port), certificate: (certificate.path, certificate.key), requestsPerConnection: 50)
      let run = try await FinishedRun(against: proxy.url) {
        $0.caFile = certificate.path
        $0.http = .two
        $0.concurrency = [10]
        $0.requests = [400]
        $0.hasPreflight = false
      }
      await proxy.stop()
      #expect(run.point.counts.succeeded == 400)
      #expect(run.point.counts.areConserved)
      #expect(run.point.httpVersions == ["2": 400])
      #expect(run.records.count { $0.http?.isReused == false } >= 400 / 50)
    }
  }

  @Test func `an IPv6 address where nobody answers is passed over for an IPv4 one, and the records say so`() async throws {
    try await withServer { server in
      let port = try #require(server.port)
      let dead = try #require(FullSocket(port: port))
      defer { dead.close() }
      let run = try await FinishedRun(against: "http://models.test:\(port)") {
        $0.pinnedAddresses = ["::1", "127.0.0.1"].map { PinnedAddress(host: "models.test", port: port, address: $0) }
        $0.connections = .new
        $0.hasPreflight = false
      }
      try run.expectNothingLost()
      #expect(run.point.counts.succeeded == 8)
      #expect(run.point.addresses == ["127.0.0.1": 8])
      #expect(try run.text(of: "report.txt").contains("addresses     127.0.0.1 (8 requests)"))
    }
  }

  @Test(arguments: [true, false])
  func `what a kept connection lost is resent, unless the plan says not to`(resends: Bool) async throws {
    // Each connection answers one request and is closed when the next is on its way.
    let server = LoopbackServer { connection in
      _ = connection.readRequest()
      connection.reply(#"{"choices":[{"message":{"content":"a"},"finish_reason":"stop"}]}"#)
      _ = connection.readRequest()
      connection.close()
    }
    defer { server.stop() }
    let run = try await FinishedRun(against: server.url) {
      $0.concurrency = [1]
      $0.hasPreflight = false
      $0.resendsLost = resends
    }
    try run.expectNothingLost()
    #expect(run.point.counts.succeeded == (resends ? 8 : 4))
    #expect(run.point.resentRequests == (resends ? 7 : 0))
    #expect(run.records.map { $0.http?.isResent == true } == (0..<8).map { resends && $0 > 0 })
    let lost = run.records.filter { $0.outcome == .failed(.init(.connectionReset, RouteTests.lost)) }
    #expect(lost.map(\.index) == (resends ? [] : [1, 3, 5, 7]))
    #expect(server.connections == (resends ? 8 : 4), "what is not resent opens no connection")
  }

  private static let lost = "the endpoint had closed the kept connection that it was sent by"
}

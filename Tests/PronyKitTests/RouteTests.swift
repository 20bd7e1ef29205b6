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
        $0.requests = 100
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
        $0.requests = 400
        $0.hasPreflight = false
      }
      await proxy.stop()
      #expect(run.point.counts.succeeded == 400)
      #expect(run.point.counts.areConserved)
      #expect(run.point.httpVersions == ["2": 400])
      #expect(run.records.count { $0.http?.isReused == false } >= 400 / 50)
    }
  }

  @Test func `an endpoint that falls silent fails each request by the limit that it passed`() async throws {
    try await withServer {
      $0.scenario.interTokenLatency = .seconds(60)
    } _: { server in
      let idle = try await FinishedRun(against: server.url) {
        $0.idleTimeout = .milliseconds(500)
        $0.requests = 2
      }
      #expect(idle.point.failures.map(\.kind) == [.idleTimeout])
      #expect(idle.records.allSatisfy { $0.firstTokenAt != nil }, "what came before it is kept")
    }
    try await withServer {
      $0.scenario.timeToFirstToken = .seconds(60)
    } _: { server in
      let late = try await FinishedRun(against: server.url) { $0.firstTokenTimeout = .milliseconds(30) }
      #expect(late.point.failures.map(\.kind) == [.firstTokenTimeout])
      #expect(late.point.counts.areConserved)
    }
  }
}

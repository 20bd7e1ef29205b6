import MockServer
import PronyKit
import TestKit
import Testing
import Vocabulary

/// Endpoints that take too long: which limit a request passed, its class says.
@Suite struct TimeLimitTests {
  @Test(arguments: [RequestFailure.Kind.firstTokenTimeout, .idleTimeout, .requestTimeout])
  func `a byte a second is given up by the limit that it passes`(kind: RequestFailure.Kind) async throws {
    try await withServer {
      $0.scenario = try Scenario(named: "slow-loris")
    } _: { server in
      let run = try await FinishedRun(against: server.url) {
        $0.hasPreflight = false
        switch kind {
        case .firstTokenTimeout: $0.firstTokenTimeout = .milliseconds(300)
        case .idleTimeout: $0.idleTimeout = .milliseconds(300)
        default: $0.requestTimeout = .milliseconds(300)
        }
      }
      try run.expectNothingLost()
      run.expectFailures(as: kind, saying: "300ms")
      #expect(run.records.allSatisfy { $0.firstTokenAt == nil })
    }
  }

  @Test func `a handshake of a byte a second is a connection that does not come in time`() async throws {
    let server = LoopbackServer { connection in
      connection.waitForBytes()
      connection.write("\u{16}")
      _ = connection.readRequest()
    }
    defer { server.stop() }
    let run = try await FinishedRun(against: "https://127.0.0.1:\(server.port)") {
      $0.hasPreflight = false
      $0.connectTimeout = .milliseconds(300)
    }
    try run.expectNothingLost()
    run.expectFailures(as: .connectTimeout, saying: "no connection within 300ms")
  }

  @Test func `an endpoint that falls silent fails each request by the limit that it passed`() async throws {
    try await withServer {
      $0.scenario.interTokenLatency = .seconds(60)
    } _: { server in
      let idle = try await FinishedRun(against: server.url) {
        $0.idleTimeout = .milliseconds(500)
        $0.requests = [2]
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

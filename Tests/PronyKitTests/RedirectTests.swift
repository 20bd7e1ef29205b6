import PronyKit
import TestKit
import Testing
import Vocabulary

/// Redirects, which are reported and not followed.
@Suite struct RedirectTests {
  @Test(arguments: [301, 302, 303, 307, 308])
  func `a redirect to another host gets no request and no key there`(status: Int) async throws {
    let other = LoopbackServer { $0.close() }
    defer { other.stop() }
    let requests = Watched(0)
    let server = LoopbackServer { [port = other.port] connection in
      while connection.readRequest() != nil {
        requests.change { $0 += 1 }
        connection.reply(status: status, headers: "Location: http://localhost:\(port)/v1/chat/completions\r\n", "")
      }
    }
    defer { server.stop() }
    let run = try await FinishedRun(against: server.url) {
      $0.apiKey = Secret("hunter2")
      $0.headers = [HTTPHeader("X-Api-Key", "hunter3")]
    }
    try run.expectNothingLost()
    run.expectFailures(as: .unexpectedStatus, saying: "HTTP \(status)")
    #expect(requests.value == 9, "the preflight's and eight")
    #expect(other.connections == 0)
  }

  @Test func `a redirect to itself is asked once`() async throws {
    let requests = Watched(0)
    let server = LoopbackServer { connection in
      while let request = connection.readRequest() {
        requests.change { $0 += 1 }
        connection.reply(status: 307, headers: "Location: http://\(request.header("host") ?? "")/v1/chat/completions\r\n", "")
      }
    }
    defer { server.stop() }
    let run = try await FinishedRun(against: server.url) { $0.hasPreflight = false }
    try run.expectNothingLost()
    run.expectFailures(as: .unexpectedStatus, saying: "HTTP 307")
    #expect(requests.value == 8)
  }
}

import TestKit
import Testing
import Transport
import Vocabulary

/// Lanes whose requests go to several hosts by turns.
@Suite struct SeveralHostsTests {
  private func server() -> LoopbackServer {
    LoopbackServer { connection in
      while let request = connection.readRequest() { connection.reply(request.header("x-team") ?? "none") }
      connection.close()
    }
  }

  private func options(_ urls: [String], _ change: (inout RunPlan) -> Void = { _ in }) -> TransportOptions {
    var plan = RunPlan()
    plan.urls = urls
    change(&plan)
    return TransportOptions(plan: plan)
  }

  @Test(arguments: [(ConnectionSharing.pooled, 1), (.sticky, 20), (.new, 60)])
  func `each host's connections are kept while others are used`(sharing: ConnectionSharing, connections: Int) async throws {
    let servers = (0..<4).map { _ in server() }
    defer { for server in servers { server.stop() } }
    let options = options(servers.map(\.url)) { $0.connections = sharing }
    try await withTransport(options: options) { transport in
      // As many lanes as share a multi handle, and more.
      for _ in 0..<3 {
        for lane in 0..<20 {
          for server in servers {
            // A lane below 16 shares with the others below, one from 16 on with those.
            let exchange = await transport.exchange(HTTPRequest(server.target), lane: lane).exchange
            #expect(exchange.failure == nil)
          }
        }
      }
    }
    #expect(servers.map(\.connections) == Array(repeating: sharing == .pooled ? 2 : connections, count: 4))
  }

  @Test func `a target's headers come with its own requests`() async throws {
    let server = server()
    defer { server.stop() }
    try await withTransport(options: options([server.url])) { transport in
      for team in ["red", "blue", "blue", "red"] {
        let target = HTTPTarget(method: "GET", url: server.url, headers: [HTTPHeader("X-Team", team)])
        #expect(await transport.exchange(HTTPRequest(target)).reader.text == team)
      }
    }
  }

  @Test(.needs(.nghttpx)) func `over HTTP/2 users share a connection to each`() async throws {
    let server = server()
    defer { server.stop() }
    let fronts = [try await HTTP2Front(before: server.port), try await HTTP2Front(before: server.port)]
    let urls = fronts.map { "http://127.0.0.1:\($0.port)/" }
    let targets = urls.map { HTTPTarget(method: "GET", url: $0) }
    let reused = try await withTransport(options: options(urls) { $0.http = .priorKnowledge }) { transport in
      var reused: [Bool?] = []
      for lane in 0..<6 {
        for target in targets {
          let (exchange, reader) = await transport.exchange(HTTPRequest(target), lane: lane)
          #expect(exchange.http?.version == "2")
          #expect(reader.text == "none")
          reused.append(exchange.http?.isReused)
        }
      }
      return reused
    }
    #expect(reused == [false, false] + Array(repeating: true, count: 10))
  }

  @Test(arguments: [
    ([], 1), (["http://a"], 1), (["http://a", "http://b"], 2), (["http://a", "http://a:80/v1", "http://A/v2"], 1),
    (["http://a", "http://a:8000", "https://a"], 3), (["http://[::1]:1", "http://[::1]:2", "http://[::1]:1"], 2),
  ])
  func `a lane may need a connection to each host and port`(urls: [String], connections: Int) {
    #expect(options(urls).connectionsPerLane == connections)
    #expect(options(urls) { $0.connections = .new }.connectionsPerLane == 1)
  }

  @Test func `so many lanes fit as have descriptors for all of their connections`() {
    // 64 + 4 of 968 are kept. Sixteen lanes of one host need 18, of three 50.
    #expect(DescriptorLimit.room(within: 968, shards: 1, options: options(["http://a"])) == 800)
    #expect(DescriptorLimit.room(within: 968, shards: 1, options: options(["http://a", "http://b", "http://c"])) == 288)
  }

  @Test func `what shares a connection shares its descriptor`() {
    let shared = options(["http://a"]) {
      $0.http = .priorKnowledge
      $0.streamsPerConnection = 100
    }
    // 900 are free; a hundred lanes need three: a connection, and a pair for their multi handle.
    #expect(DescriptorLimit.room(within: 968, shards: 1, options: shared) == 30_000)
    #expect(shared.connections(ofLanes: 30_000) == 300)
    #expect(shared.needForDescriptors == "every 100 requests in flight need a descriptor")
    let apart = options(["http://a"]) {
      $0.http = .priorKnowledge
      $0.connections = .sticky
    }
    #expect(DescriptorLimit.room(within: 968, shards: 1, options: apart) == 300)
  }
}

import MockServer
import TestKit
import Testing
import Transport
import Vocabulary

/// Which requests share a connection, and where it leads.
@Suite struct ConnectionTests {
  /// For each request, of lane after lane, the number of the connection that it came by.
  private func connections(
    ofLanes lanes: [Int], _ change: (inout TransportOptions) -> Void
  ) async throws -> [String] {
    let server = LoopbackServer { connection in
      while connection.readRequest() != nil { connection.reply(String(connection.number)) }
      connection.close()
    }
    defer { server.stop() }
    var options = TransportOptions()
    change(&options)
    return try await withTransport(options: options) { transport in
      var numbers: [String] = []
      for lane in lanes {
        let (exchange, reader) = await transport.exchange(HTTPRequest(server.target), lane: lane)
        #expect(exchange.http?.isReused == numbers.contains(reader.text))
        numbers.append(reader.text)
      }
      return numbers
    }
  }

  @Test func `pooled, a lane takes the idle connection of another`() async throws {
    #expect(try await connections(ofLanes: [0, 1, 0, 1]) { $0.connections = .pooled } == ["1", "1", "1", "1"])
  }

  @Test func `sticky, each lane keeps its own`() async throws {
    #expect(try await connections(ofLanes: [0, 1, 0, 1, 0]) { $0.connections = .sticky } == ["1", "2", "1", "2", "1"])
  }

  @Test func `new, each request has its own`() async throws {
    #expect(try await connections(ofLanes: [0, 1, 0]) { $0.connections = .new } == ["1", "2", "3"])
  }

  @Test func `a connection carries no more requests than it may`() async throws {
    let numbers = try await connections(ofLanes: [0, 0, 0, 0, 0]) { $0.requestsPerConnection = 2 }
    #expect(numbers == ["1", "1", "2", "2", "3"])
  }

  @Test func `a connection carries no request when it is too old`() async throws {
    let server = LoopbackServer { connection in
      while connection.readRequest() != nil { connection.reply("ok") }
      connection.close()
    }
    defer { server.stop() }
    var options = TransportOptions()
    options.connectionLifetime = .seconds(1)
    try await withTransport(options: options) { transport in
      let first = await transport.exchange(with: server).exchange
      // libcurl counts whole seconds.
      await transport.sleep(until: first.endedAt + .milliseconds(2100))
      #expect(await transport.exchange(with: server).exchange.http?.isReused == false)
      #expect(server.connections == 2)
    }
  }

  @Test func `an IPv6 address in brackets is connected to`() async throws {
    try await withServer {
      $0.listen = "[::1]:0"
    } _: { server in
      let target = HTTPTarget(method: "GET", url: "http://[::1]:\(try #require(server.port))/v1/models")
      let exchange = try await withTransport { await $0.exchange(HTTPRequest(target)).exchange }
      #expect(exchange.http?.status == 200)
    }
  }

  @Test func `a Unix socket is connected to whatever the host, and readiness stands for its stamps`() async throws {
    let folder = try TemporaryFolder()
    try await withServer {
      $0.listen = "unix:" + folder.path(of: "socket")
    } _: { _ in
      var options = TransportOptions()
      options.unixSocket = folder.path(of: "socket")
      let target = HTTPTarget(method: "GET", url: "http://no-such-host.invalid/v1/models")
      let (exchange, reader) = try await withTransport(options: options) { await $0.exchange(HTTPRequest(target)) }
      #expect(exchange.http?.status == 200)
      #expect(reader.stamps.map(\.source) == [.readiness])
      #expect(exchange.segments == nil)
    }
  }

  @Test func `a socket that is not there is a refused connection`() async throws {
    var options = TransportOptions()
    options.unixSocket = "/nowhere/socket"
    let target = HTTPTarget(method: "GET", url: "http://localhost/")
    let exchange = try await withTransport(options: options) { await $0.exchange(HTTPRequest(target)).exchange }
    #expect(exchange.failure?.kind == .connectionRefused)
  }

  @Test func `an address of the plan counts instead of the resolver's`() async throws {
    let server = LoopbackServer { connection in
      while let request = connection.readRequest() { connection.reply(request.header("host") ?? "none") }
    }
    defer { server.stop() }
    var plan = RunPlan()
    plan.urls = ["http://no-such-host.invalid:\(server.port)/"]
    plan.pinnedAddresses = [PinnedAddress(host: "NO-such-host.invalid", port: server.port, address: "127.0.0.1")]
    var options = TransportOptions(plan: plan)
    options.resolved = try ResolvedName.all(of: plan.urls[0], in: plan)
    let target = HTTPTarget(method: "GET", url: plan.urls[0])
    let text = try await withTransport(options: options) { await $0.exchange(HTTPRequest(target)).reader.text }
    #expect(text == "no-such-host.invalid:\(server.port)")

    plan.pinnedAddresses[0].port += 1
    #expect(throws: RequestFailure.self, "for another port it does not count") {
      try ResolvedName.all(of: plan.urls[0], in: plan)
    }
  }

  @Test func `a name stands for addresses of the wanted family only`() throws {
    #expect(try ResolvedName(host: "localhost", port: 80, family: .v4).addresses == ["127.0.0.1"])
    #expect(try ResolvedName(host: "::1", port: 80, family: .v6).addresses == ["::1"])
    #expect(throws: RequestFailure.self) { try ResolvedName(host: "127.0.0.1", port: 80, family: .v6) }
  }

  @Test(arguments: [("http://127.0.0.1:80", AddressFamily.v6), ("http://[::1]:80", .v4)])
  func `an address of the other family is an error before the run`(url: String, family: AddressFamily) throws {
    var plan = RunPlan()
    plan.urls = [url]
    #expect(try ResolvedName.all(of: plan.urls[0], in: plan).isEmpty)
    plan.addressFamily = family
    let error = #expect(throws: RequestFailure.self) { try ResolvedName.all(of: plan.urls[0], in: plan) }
    #expect(error?.kind == .dnsError)
  }
}

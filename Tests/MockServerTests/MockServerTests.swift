import FoundationEssentials
import MockServer
import TestKit
import Testing
import Vocabulary

@Suite struct MockServerTests {
  @Test(arguments: ["127.0.0.1:0", "localhost:0", "[::1]:0"])
  func `listens on a port of its own`(address: String) async throws {
    try await withServer {
      $0.listen = address
    } _: { server in
      #expect(server.url.hasPrefix("http://") && server.url.hasSuffix(":\(server.port ?? 0)"))
      let client = try TestClient(to: server)
      #expect(try client.ask("GET", "/health").status == 200)
    }
  }

  @Test(arguments: [
    ("no host:0", "no such host"), ("unix:/dev/null", "what is there is no socket"),
    ("unix:/" + String(repeating: "a", count: 200), "the path is too long for a socket"),
    ("unix:/no/such/socket", "No such file or directory"),
  ])
  func `says why it cannot listen`(address: String, reason: String) async {
    var options = MockOptions()
    options.listen = address
    await #expect(throws: MockServerError.listen(address: address, reason: reason)) { try await MockServer.start(options) }
  }

  @Test func `listens on a Unix socket and removes it`() async throws {
    try await withFolder { folder in
      let path = folder + "/socket"
      for _ in 1...2 {
        try await withServer {
          $0.listen = "unix:\(path)"
        } _: { server in
          #expect(server.url == "unix:\(path)")
          #expect(server.port == nil)
          let client = try TestClient(to: server)
          #expect(try client.ask("POST", "/echo", body: #"{"prompt": "", "stream": true}"#).events.count == 18)
        }
        #expect(!FileManager.default.fileExists(atPath: path))
      }
    }
  }

  @Test func `says why it cannot start`() async throws {
    try await withServer { server in
      var options = MockOptions()
      options.listen = "127.0.0.1:\(server.port ?? 0)"
      let address = options.listen
      await #expect(throws: MockServerError.listen(address: address, reason: "Address already in use")) {
        try await MockServer.start(options)
      }
      options = MockOptions()
      options.truthLog = "/nowhere/truth.jsonl"
      await #expect(throws: MockServerError.truthLog(path: "/nowhere/truth.jsonl", reason: "No such file or directory")) {
        try await MockServer.start(options)
      }
      options = MockOptions()
      options.threads = 0
      options.model = ""
      let problems = options.problems()
      #expect(problems.count == 2)
      await #expect(throws: MockServerError.options(PlanProblems(problems))) { try await MockServer.start(options) }
      options = MockOptions()
      options.tls = .files(certificate: "/nowhere/a.pem", key: "/nowhere/b.pem")
      let error = await #expect(throws: MockServerError.self) { try await MockServer.start(options) }
      #expect(error?.description.hasPrefix("cannot use /nowhere/a.pem: ") == true)
    }
  }

  @Test func `keeps a connection until its client closes it or asks to`() async throws {
    try await withServer { server in
      let client = try TestClient(to: server)
      for _ in 1...3 {
        #expect(try client.ask("POST", "/echo", body: #"{"prompt": "", "stream": true}"#).events.count == 18)
      }
      let last = try client.ask("POST", "/echo", headers: ["Connection: close"], body: #"{"prompt": "", "stream": true}"#)
      #expect(last.headers["connection"] == "close")
      #expect(last.events.count == 18)
      #expect(client.isAtEnd())
    }
  }

  @Test func `serves a client of HTTP 1.0`() async throws {
    try await withServer { server in
      let client = try TestClient(to: server)
      let body = #"{"prompt": "", "stream": true, "max_tokens": 1}"#
      try client.send("POST /echo HTTP/1.0\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)")
      let response = try client.receive()
      #expect(response.headers["transfer-encoding"] == nil)
      #expect(response.body.hasSuffix("\n\ndata: [DONE]\n\n"))
    }
  }

  @Test func `lets a client that waits for it go on`() async throws {
    try await withServer { server in
      let client = try TestClient(to: server)
      try client.send("POST /tokenize HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 15\r\n\r\n")
      #expect(try client.receiveHead().status == 100)
      try client.send(#"{"prompt": "a"}"#)
      #expect(try client.receive().status == 200)
    }
  }

  @Test func `answers requests that come at once one after the other`() async throws {
    try await withServer { server in
      let client = try TestClient(to: server)
      for tokens in [3, 0, 2] {
        try client.send("POST", "/echo", body: #"{"prompt": "", "stream": true, "max_tokens": \#(tokens)}"#)
      }
      #expect(try [client.receive(), client.receive(), client.receive()].map(\.events.count) == [5, 2, 4])
    }
  }

  @Test func `refuses a body that is too long, and keeps the connection`() async throws {
    try await withServer { server in
      let client = try TestClient(to: server)
      let refused = try client.ask("POST", "/echo", body: String(repeating: "x", count: 64 << 20 + 1))
      #expect(refused.status == 413)
      #expect(refused.body.contains("the body has more than 67108864 bytes"))
      #expect(try client.ask("POST", "/echo", body: String(repeating: "x", count: 64 << 20)).status == 400, "it is no JSON")
      #expect(try client.ask("GET", "/health").status == 200)
    }
  }

  @Test func `refuses what is not HTTP and closes`() async throws {
    try await withServer { server in
      let client = try TestClient(to: server)
      try client.send("nonsense\r\n\r\n")
      #expect(try client.receive().status == 400)
      #expect(client.isAtEnd())
    }
  }

  @Test func `waits for a client that does not read, and for no other`() async throws {
    try await withFolder { folder in
      try await withServer {
        $0.truthLog = folder + "/truth.jsonl"
      } _: { server in
        let slow = try TestClient(to: server, receiveBuffer: 4096)
        try slow.send("POST", "/v1/chat/completions", body: #"{"messages": [], "stream": true, "max_tokens": 20000}"#)
        #expect(try slow.receiveHead().status == 200)
        let quick = try TestClient(to: server)
        #expect(try quick.ask("POST", "/echo", body: #"{"prompt": "", "stream": true}"#).events.count == 18)
        var events = 0
        while try slow.receiveEvent() != nil { events += 1 }
        #expect(events == 20_003)
      }
      let truths = try TruthLine.read(folder + "/truth.jsonl")
      #expect(truths.map(\.kinds.count) == [18, 20_003])
    }
  }

  @Test func `ends everything when it stops`() async throws {
    try await withFolder { folder in
      var options = MockOptions()
      // A port that is given back may be another test's at once; this address is nobody else's.
      options.listen = "unix:\(folder)/socket"
      options.truthLog = folder + "/truth.jsonl"
      options.scenario.timeToFirstToken = .zero
      options.scenario.interTokenLatency = .seconds(3000)
      let server = try await MockServer.start(options)
      let client = try TestClient(to: server)
      try client.send("POST", "/echo", headers: ["X-Request-Id: cut"], body: #"{"prompt": "", "stream": true}"#)
      _ = try client.receiveHead()
      _ = try client.receiveEvent()
      await server.stop()
      #expect(client.isAtEnd())
      #expect(throws: TestClient.Problem.self) { try TestClient(to: server) }
      let truths = try TruthLine.read(folder + "/truth.jsonl")
      #expect(truths.map(\.requestID) == ["cut"])
      #expect(truths.map(\.kinds) == ["c"])
      await server.stop()
    }
  }
}

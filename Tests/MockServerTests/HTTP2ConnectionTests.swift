import FoundationEssentials
import MockServer
import TestKit
import Testing

/// HTTP/2 as other clients speak it.
@Suite(.needs(.curl)) struct HTTP2ConnectionTests {
  private static let stream = #"{"prompt": "a", "stream": true, "max_tokens": 2}"#

  /// What curl prints for a request of `body` to `/echo`: the reply, then the version of HTTP and the status.
  private func ask(_ server: MockServer, _ arguments: [String], body: String = stream) async throws -> String {
    let trust = server.certificatePath.map { ["--cacert", $0] } ?? []
    let curl = try Command(
      try #require(InstalledProgram.curl.path),
      ["-sS", "--noproxy", "*", "-w", "[%{http_version} %{response_code}]", "-d", body, server.url + "/echo"] + trust
        + arguments,
      environment: [:], in: "/")
    let finished = await curl.finish()
    return finished.output + finished.errors
  }

  @Test func `answers a client that begins with it, and tells the truth of what it sent`() async throws {
    let folder = try TemporaryFolder()
    try await withServer {
      $0.truthLog = "\(folder.path)/truth.jsonl"
    } _: { server in
      let reply = try await ask(server, ["--http2-prior-knowledge", "-H", "X-Request-Id: t"])
      #expect(reply.hasSuffix("data: {\"usage\":{\"input\":1,\"output\":2}}\n\ndata: [DONE]\n\n[2 200]"))
    }
    let truths = try TruthLine.read("\(folder.path)/truth.jsonl")
    #expect(truths.map(\.requestID) == ["t"])
    #expect(truths.map(\.kinds) == ["ccu-"])
  }

  @Test func `speaks the same words by either version`() async throws {
    try await withServer { server in
      for body in [HTTP2ConnectionTests.stream, #"{"prompt": "a", "max_tokens": 2}"#, "{}"] {
        let replies = [
          try await ask(server, ["--http1.1"], body: body), try await ask(server, ["--http2-prior-knowledge"], body: body),
        ]
        #expect(replies[0].replacing("[1.1 ", with: "[2 ") == replies[1])
      }
    }
  }

  @Test func `reads a body that is larger than its window`() async throws {
    try await withServer { server in
      let prompt = String(repeating: "word ", count: 20_000)
      let reply = try await ask(
        server, ["--http2-prior-knowledge"], body: #"{"prompt": "\#(prompt)", "max_tokens": 1}"#)
      #expect(reply.contains(#""input":20000"#))
    }
  }

  @Test func `refuses a body that is too long, and goes on`() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(String(repeating: "x", count: 64 << 20 + 1), to: "body")
    try await withServer { server in
      let reply = try await ask(server, ["--http2-prior-knowledge"], body: "@\(path)")
      #expect(reply.contains("the body has more than 67108864 bytes") && reply.hasSuffix("[2 413]"))
      #expect(try await ask(server, ["--http2-prior-knowledge"]).hasSuffix("[2 200]"))
    }
  }

  @Test(arguments: [(MockHTTP.auto, "2"), (.one, "1.1"), (.two, "2")])
  func `agrees under TLS on what it is to speak`(versions: MockHTTP, version: String) async throws {
    try await withServer {
      $0.tls = .selfSigned
      $0.http = versions
    } _: { server in
      let reply = try await ask(server, [])
      #expect(reply.hasSuffix("[\(version) 200]"))
    }
  }

  @Test func `a client that begins slowly is understood, and one that breaks off loses nothing`() async throws {
    try await withServer { server in
      let client = try TestClient(to: server)
      try client.send("PRI * HT")
      try client.send("TP/2.0\r\n\r\nSM\r\n\r\n")
      // Not a frame that ends: the server has said its settings by now, and closes at a type that has to be first.
      try client.send("\0\0\u{8}\u{6}\0\0\0\0\0\0\0\0\0\0\0\0\0")
      #expect(try client.receiveToEnd().dropFirst(3).first == 4)
      let other = try TestClient(to: server)
      #expect(try other.ask("GET", "/health").status == 200)
    }
  }

  @Test func `a client of the version that it does not speak is sent away`() async throws {
    try await withServer {
      $0.http = .one
    } _: { server in
      let reply = try await ask(server, ["--http2-prior-knowledge"])
      #expect(!reply.contains("[2 200]"))
    }
    try await withServer {
      $0.http = .two
    } _: { server in
      let reply = try await ask(server, ["--http1.1"])
      #expect(!reply.contains("[1.1 200]"))
    }
  }
}

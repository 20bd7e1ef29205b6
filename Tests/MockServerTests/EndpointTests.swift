import FoundationEssentials
import MockServer
import TestKit
import Testing

@Suite struct EndpointTests {
  private struct ChatChunk: Decodable {
    var model: String
    var choices: [Choice]
    var usage: Usage?
    struct Choice: Decodable {
      var delta: Message?
      var message: Message?
      var text: String?
      var finishReason: String?
    }
    struct Message: Decodable {
      var role: String?
      var content: String?
    }
    struct Usage: Decodable, Equatable {
      var promptTokens: Int
      var completionTokens: Int
      var totalTokens: Int
    }
  }

  private struct EchoChunk: Decodable, Equatable {
    var text: String?
    var usage: Usage?
    struct Usage: Decodable, Equatable {
      var input: Int
      var output: Int
    }
  }

  private func decode<Value: Decodable>(_ json: some StringProtocol, as type: Value.Type = Value.self) throws -> Value {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(type, from: Data(json.utf8))
  }

  private let chat = #"{"model": "any", "messages": [{"role": "user", "content": "one two"}], "max_tokens": 4"#

  @Test func `streams a chat`() async throws {
    try await withServer { server in
      let body = chat + #", "stream": true, "stream_options": {"include_usage": true}}"#
      let response = try TestClient(to: server).ask("POST", "/v1/chat/completions", body: body)
      #expect(response.status == 200)
      #expect(response.headers["content-type"] == "text/event-stream; charset=utf-8")
      #expect(response.payloads.last == "[DONE]")
      let chunks = try response.payloads.dropLast().map { try decode($0, as: ChatChunk.self) }
      #expect(chunks.allSatisfy { $0.model == "any" })
      #expect(chunks.map { $0.choices.first?.delta?.role } == ["assistant", nil, nil, nil, nil, nil, nil])
      #expect(chunks[1...4].allSatisfy { $0.choices[0].delta?.content?.hasSuffix(" ") == true })
      #expect(chunks.map { $0.choices.first?.finishReason } == [nil, nil, nil, nil, nil, "length", nil])
      #expect(chunks[6].choices.isEmpty)
      #expect(chunks[6].usage == .init(promptTokens: 2, completionTokens: 4, totalTokens: 6))
    }
  }

  @Test func `gives the same chat whole`() async throws {
    try await withServer { server in
      let client = try TestClient(to: server)
      let streamed = try client.ask("POST", "/v1/chat/completions", body: chat + #", "stream": true}"#)
      let whole = try client.ask("POST", "/v1/chat/completions", body: chat + "}")
      let chunks = try streamed.payloads.dropLast().map { try decode($0, as: ChatChunk.self) }
      let reply = try decode(whole.body, as: ChatChunk.self)
      #expect(reply.choices[0].message?.role == "assistant")
      #expect(reply.choices[0].message?.content == chunks.compactMap { $0.choices[0].delta?.content }.joined())
      #expect(reply.choices[0].message?.content?.split(separator: " ").count == 4)
      #expect(reply.choices[0].finishReason == "length")
      #expect(reply.usage == .init(promptTokens: 2, completionTokens: 4, totalTokens: 6))
      #expect(chunks.allSatisfy { $0.usage == nil })
    }
  }

  @Test func `completes a text, streamed and whole`() async throws {
    try await withServer { server in
      let client = try TestClient(to: server)
      let streamed = try client.ask("POST", "/v1/completions", body: #"{"model": "m", "prompt": "a b c", "stream": true}"#)
      let whole = try client.ask("POST", "/v1/completions", body: #"{"model": "m", "prompt": "a b c"}"#)
      let chunks = try streamed.payloads.dropLast().map { try decode($0, as: ChatChunk.self) }
      let reply = try decode(whole.body, as: ChatChunk.self)
      #expect(streamed.payloads.last == "[DONE]")
      #expect(chunks.count == 17)
      #expect(chunks.last?.choices[0].finishReason == "stop")
      #expect(reply.choices[0].text == chunks.compactMap { $0.choices[0].text }.joined())
      #expect(reply.usage == .init(promptTokens: 3, completionTokens: 16, totalTokens: 19))
    }
  }

  @Test func `echoes, streamed and whole`() async throws {
    try await withServer { server in
      let client = try TestClient(to: server)
      let streamed = try client.ask("POST", "/echo", body: #"{"prompt": "a b", "stream": true, "max_tokens": 2}"#)
      let whole = try client.ask("POST", "/echo", body: #"{"prompt": "a b", "max_tokens": 2}"#)
      let events = try streamed.payloads.dropLast().map { try decode($0, as: EchoChunk.self) }
      #expect(streamed.payloads.last == "[DONE]")
      #expect(events.count == 3)
      #expect(events.last == EchoChunk(text: nil, usage: .init(input: 2, output: 2)))
      let text = events.compactMap(\.text).joined()
      #expect(try decode(whole.body) == EchoChunk(text: text, usage: .init(input: 2, output: 2)))
    }
  }

  @Test func `lists its model and its health`() async throws {
    try await withServer {
      $0.model = #"my "model""#
    } _: { server in
      struct Models: Decodable { var data: [Model] }
      struct Model: Decodable { var id: String }
      let client = try TestClient(to: server)
      #expect(try decode(client.ask("GET", "/v1/models?limit=1").body, as: Models.self).data.map(\.id) == [#"my "model""#])
      #expect(try client.ask("GET", "/health").body == #"{"status":"ok"}"#)
      try client.send("HEAD", "/health")
      #expect(try client.receive(toHead: true).headers["content-length"] == "15")
      #expect(try client.ask("GET", "/health").status == 200)
    }
  }

  @Test func `counts tokens as usage does`() async throws {
    struct Tokens: Decodable {
      var count: Int?
      var maxModelLen: Int?
      var tokens: [Int]
    }
    try await withServer { server in
      let client = try TestClient(to: server)
      let asked = try decode(client.ask("POST", "/tokenize", body: #"{"prompt": "a b a"}"#).body, as: Tokens.self)
      #expect(asked.count == 3)
      #expect(asked.maxModelLen == 1 << 20)
      #expect(asked.tokens.count == 3)
      #expect(asked.tokens[0] == asked.tokens[2] && asked.tokens[0] != asked.tokens[1])
      let other = try decode(client.ask("POST", "/tokenize", body: #"{"content": "a b a"}"#).body, as: Tokens.self)
      #expect(other.tokens == asked.tokens)
      #expect(other.count == nil)
    }
  }

  @Test(arguments: [
    ("GET", "/nothing", nil, 404), ("GET", "/echo", nil, 405), ("POST", "/health", "{}", 405),
    ("POST", "/v1/chat/completions", "{", 400), ("POST", "/v1/chat/completions", "{}", 400),
    ("POST", "/v1/completions", "", 400),
    ("POST", "/tokenize", "{}", 400),
  ])
  func `refuses in OpenAI's shape`(method: String, path: String, body: String?, status: Int) async throws {
    struct Refusal: Decodable { var error: Reason }
    struct Reason: Decodable {
      var message: String
      var type: String
    }
    try await withServer { server in
      let client = try TestClient(to: server)
      let response = try client.ask(method, path, body: body)
      #expect(response.status == status)
      #expect(try !decode(response.body, as: Refusal.self).error.message.isEmpty)
      #expect(try client.ask("GET", "/health").status == 200)
    }
  }

  @Test func `refuses an echo in its own shape`() async throws {
    struct Refusal: Decodable { var error: String }
    try await withServer { server in
      let response = try TestClient(to: server).ask("POST", "/echo", body: #"{"prompt": 1.5}"#)
      #expect(response.status == 400)
      #expect(
        try decode(response.body, as: Refusal.self).error
          == "the body is not what it should be: expected a whole number at byte 12")
    }
  }

  @Test func `replies by seed and prompt`() async throws {
    var texts: [String] = []
    for (seed, prompt) in [(1, "a"), (1, "a"), (1, "b"), (2, "a")] as [(UInt64, String)] {
      try await withServer {
        $0.seed = seed
      } _: { server in
        texts.append(try TestClient(to: server).ask("POST", "/echo", body: #"{"prompt": "\#(prompt)"}"#).body)
      }
    }
    #expect(texts[0] == texts[1])
    #expect(Set(texts).count == 3)
  }
}

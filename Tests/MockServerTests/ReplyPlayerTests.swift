import NIOCore
import Testing
import Vocabulary

@testable import MockServer

@Suite struct ReplyPlayerTests {
  private struct Send: Equatable {
    var milliseconds: Int64
    var events: String

    init(_ milliseconds: Int64, _ events: String) {
      self.milliseconds = milliseconds
      self.events = events
    }
  }

  /// All sends of the reply to a request received at 1,000 ms, and their bytes; `members` are the body's besides an empty prompt.
  private func play(
    _ scenario: Scenario, _ dialect: Dialect = .chat, isStreamed: Bool = true, members: String = "",
    framing: ReplyFraming = .one()
  ) throws -> (sends: [Send], bytes: [String]) {
    let body = #"{"prompt": "", "messages": [], "stream": \#(isStreamed)\#(members)}"#
    let request = try GenerationRequest(ByteBuffer(string: body), dialect: dialect)
    let spelling = ReplySpelling(
      dialect, to: request, outputTokens: request.tokens ?? scenario.tokens, id: 0xAB, created: 1_700_000_000,
      model: Array("mock".utf8))
    var player = ReplyPlayer(
      spelling, scenario: scenario, framing: framing, receivedAt: RunTime(nanoseconds: 1_000_000_000),
      words: SplitMix64(seed: 1), jitter: SplitMix64(seed: 2))
    var sends: [Send] = []
    var bytes: [String] = []
    var event = ByteBuffer()
    while true {
      let milliseconds = player.nextSendAt.nanoseconds / 1_000_000
      var written = ByteBuffer()
      let step = player.play(into: &written, event: &event)
      sends.append(Send(milliseconds, step.events))
      bytes.append(String(buffer: written))
      if step.then == .end { return (sends, bytes) }
    }
  }

  private func scenario(tokens: Int = 3, jitter: Duration = .zero, role: RoleChunk = .withFirstToken) -> Scenario {
    var scenario = Scenario()
    scenario.tokens = tokens
    scenario.interTokenJitter = jitter
    scenario.roleChunk = role
    return scenario
  }

  @Test func `sends each token at its own instant and the end with the last`() throws {
    #expect(try play(scenario()).sends == [Send(1020, "oc"), Send(1030, "c"), Send(1040, "c"), Send(1040, "f-")])
  }

  @Test func `says how many tokens there were when asked to`() throws {
    let members = #", "max_tokens": 1, "stream_options": {"include_usage": true}"#
    let (sends, bytes) = try play(scenario(), members: members)
    #expect(sends == [Send(1020, "oc"), Send(1020, "fu-")])
    #expect(bytes[1].contains(#""finish_reason":"length""#))
    #expect(bytes[1].contains(#""choices":[],"usage":{"prompt_tokens":0,"completion_tokens":1,"total_tokens":1}"#))
  }

  @Test func `says its role at once where the scenario wants it`() throws {
    let sends = try play(scenario(tokens: 1, role: .atOnce)).sends
    #expect(sends == [Send(1000, "o"), Send(1020, "c"), Send(1020, "f-")])
  }

  @Test func `has no role and no finish where the dialect has none`() throws {
    #expect(try play(scenario(tokens: 1), .completions).sends == [Send(1020, "c"), Send(1020, "f-")])
    #expect(try play(scenario(tokens: 1, role: .atOnce), .echo).sends == [Send(1020, "c"), Send(1020, "u-")])
  }

  @Test func `ends at once when no token is wanted`() throws {
    #expect(try play(scenario(tokens: 0)).sends == [Send(1020, "of-")])
    #expect(try play(scenario(tokens: 0), .echo, isStreamed: false).sends == [Send(1020, "c")])
  }

  @Test func `sends a whole reply when its last token would be due`() throws {
    let (sends, bytes) = try play(scenario(), .echo, isStreamed: false)
    #expect(sends == [Send(1040, "c")])
    #expect(bytes[0].hasSuffix(#" ","usage":{"input":0,"output":3}}"#))
  }

  @Test func `moves tokens by at most the jitter and never back`() throws {
    let sends = try play(scenario(tokens: 200, jitter: .milliseconds(15))).sends
    let tokens = sends.dropLast().map(\.milliseconds)
    #expect(tokens.first == 1020)
    for (number, at) in tokens.enumerated() {
      let nominal = Int64(1020 + 10 * number)
      #expect((nominal - 15...nominal + 15).contains(at))
    }
    #expect(tokens == tokens.sorted())
    #expect(Set(zip(tokens, tokens.dropFirst()).map { $1 - $0 }).count > 5)
  }

  @Test func `lays a stream in chunks`() throws {
    let bytes = try play(scenario(tokens: 1), .echo).bytes
    #expect(bytes[0].hasPrefix("HTTP/1.1 200 OK\r\n"))
    #expect(bytes[0].contains("\r\nTransfer-Encoding: chunked\r\n"))
    #expect(bytes[1] == "28\r\ndata: {\"usage\":{\"input\":0,\"output\":1}}\n\n\r\ne\r\ndata: [DONE]\n\n\r\n0\r\n\r\n")
  }

  @Test func `lets a stream run until the connection closes for a client without chunks`() throws {
    let framing = ReplyFraming.one(isChunked: false, closesConnection: true)
    let bytes = try play(scenario(tokens: 1), .echo, framing: framing).bytes
    #expect(bytes[0].contains("\r\nConnection: close\r\n"))
    #expect(!bytes[0].contains("Transfer-Encoding"))
    #expect(bytes[1] == "data: {\"usage\":{\"input\":0,\"output\":1}}\n\ndata: [DONE]\n\n")
  }

  @Test func `spells a chat's token as the field's servers do`() throws {
    let bytes = try play(scenario(tokens: 2), members: #", "model": "m""#).bytes
    let chunk = try #require(bytes[1].split(separator: "\r\n").last)
    let envelope =
      #"data: {"id":"chatcmpl-00000000000000ab","object":"chat.completion.chunk","created":1700000000,"model":"m","#
      + #""system_fingerprint":"prony-mock","choices":[{"index":0,"delta":{"content":""#
    #expect(chunk.hasPrefix(envelope))
    #expect(chunk.hasSuffix(" \"},\"logprobs\":null,\"finish_reason\":null}]}\n\n"))
    #expect((200...250).contains(chunk.utf8.count))
  }
}

import NIOCore
import NIOHTTP1
import Testing
import Vocabulary

@testable import MockServer

@Suite struct MockScriptTests {
  @Test func `a name in a template stands for its value, a number without the quotes`() {
    let template = ScriptTemplate(
      """
      { "t": "<${text}> \\" ",
        "n": "${number}", "s": [ "${input}", "${output}", "${total}" ], "m": "${model}/${number}", "x": "${other}" }
      """)
    let values = ScriptTemplate.Values(text: "a\"b", model: "m", number: 2, input: 9, output: 3)
    #expect(
      spelled { template.write(values, to: &$0) }
        == #"{"t":"<a\"b> \" ","n":2,"s":[9,3,12],"m":"m/2","x":"${other}"}"#)
    #expect(!template.saysTextSoFar)
    #expect(ScriptTemplate(#"{"t":"${text_so_far}"}"#).saysTextSoFar)
  }

  @Test(arguments: [
    ("/a/b", "/a/b", true), ("/a/b", "/a/c", false), ("/a/*/c", "/a/x/c", true), ("/a/*/c", "/a//c", false),
    ("/a/*/c", "/a/x/d", false), ("/a/*:c", "/a/x%2Fy:c?k=v", true), ("/a/b?c=d", "/a/b?c=d", true),
    ("/a/b?c=d", "/a/b", false), ("/a/b", "/a/b?c=d", true),
  ])
  func `a path is a pattern`(_ pattern: String, _ target: String, _ goes: Bool) {
    var request = MockRequest(.init(version: .http1_1, method: .POST, uri: target))
    #expect(request.goes(to: pattern) == goes)
    request.method = .GET
    #expect(request.goes(to: pattern) == goes)
  }

  private static let stream = """
    {"prompt": ["in"], "tokens": "limits.n", "stream": "s", "error": {"e": "${message}"},
     "streamed": {"path": "/x", "framing": "FRAMING", "event": "type", "start": START,
                  "token": {"type": "t", ":kind": "token", "v": "${text}"}, "end": END, "done": DONE}}
    """

  /// A framing, what stands in the script, and the stream of two tokens `a ` and `b `.
  @Test(arguments: [
    ("sse", "[]", "[]", "\"[DONE]\"", "event: t\ndata: {A}\n\nevent: t\ndata: {B}\n\ndata: [DONE]\n\n"),
    ("ndjson", #"[{"type":"s"}]"#, #"[{"n":"${output}"}]"#, "null", "{\"type\":\"s\"}\n{A}\n{B}\n{\"n\":2}\n"),
    ("json-array", "[]", "[]", "null", "[{A},\n{B}\n]\n"),
    ("json-array", #"[{"a":1}]"#, #"[{"b":2}]"#, "null", "[{\"a\":1},\n{A},\n{B},\n{\"b\":2}\n]\n"),
  ])
  func `a stream is spelled in its framing`(
    _ framing: String, _ start: String, _ end: String, _ done: String, _ stream: String
  ) throws {
    let json = Self.stream.replacing("FRAMING", with: framing).replacing("START", with: start).replacing("END", with: end)
      .replacing("DONE", with: done).replacing(#"":kind": "token", "#, with: "")
    let script = try #require(MockScript(try JSONText(json)))
    let spelling = ScriptedSpelling(
      script: script, isStreamed: true, inputTokens: 1, outputTokens: 2, model: "m", words: SplitMix64(seed: 1))
    let text = spelled { bytes in
      if spelling.hasRoleEvent { spelling.writeRole(to: &bytes) }
      spelling.writeToken("a ", number: 0, to: &bytes)
      spelling.writeToken("b ", number: 1, to: &bytes)
      if spelling.hasFinishEvent { spelling.writeFinish(to: &bytes) }
      if spelling.hasDoneEvent { spelling.writeDone(to: &bytes) }
    }
    let events = stream.replacing("{A}", with: #"{"type":"t","v":"a "}"#).replacing("{B}", with: #"{"type":"t","v":"b "}"#)
    #expect(text == events)
  }

  @Test func `a message of Amazon's event stream has its lengths and checksums`() {
    var message = ByteBuffer()
    EventFraming.messages.write(ByteBuffer(string: "{'foo':'bar'}"), named: [], isFirst: true, to: &message)
    // The example of the specification.
    #expect(
      Array(message.readableBytesView)
        == [0, 0, 0, 0x1D, 0, 0, 0, 0, 0xFD, 0x52, 0x8C, 0x5A] + Array("{'foo':'bar'}".utf8) + [0xC3, 0x65, 0x39, 0x36])
    message.clear()
    EventFraming.messages.write(ByteBuffer(), named: [(":a", "bc")], isFirst: true, to: &message)
    #expect(Array(message.readableBytesView)[12..<19] == [2, 0x3A, 0x61, 7, 0, 2, 0x62])
  }

  @Test func `the body tells what is asked for`() throws {
    let json = Self.stream.replacing("FRAMING", with: "sse").replacing("START", with: "[]").replacing("END", with: "[]")
      .replacing("DONE", with: "null")
    let script = try #require(MockScript(try JSONText(json)))
    let request = MockRequest(.init(version: .http1_1, method: .POST, uri: "/x"))
    let asked = try script.asked(request, try JSONText(#"{"in":["a b",{"text":"c"}],"s":true,"limits":{"n":7}}"#))
    #expect(asked?.isStreamed == true)
    #expect(asked?.form.tokens == 7)
    #expect(asked?.form.prompt.count == 3)
    #expect(try script.asked(request, try JSONText(#"{"in":"a","s":false}"#)) == nil)
    #expect(try script.asked(request, try JSONText(#"{"s":true}"#)) == nil)
    #expect(throws: RequestProblem.self) {
      try script.asked(request, try JSONText(#"{"in":"a","s":true,"limits":{"n":-1}}"#))
    }
  }

  @Test func `refuses in the protocol's own words`() async throws {
    let responder = Responder(MockOptions(), startedAt: 0)
    var request = MockRequest(.init(version: .http1_1, method: .POST, uri: "/api/chat"))
    func refusal() -> String? {
      guard case .whole(.badRequest, let json) = responder.answer(request, receivedAt: .zero, created: 0) else { return nil }
      return String(buffer: json)
    }
    #expect(refusal()?.hasPrefix(#"{"error":"the body is not what it should be: "#) == true)
    Array(#"{"prompt":"x"}"#.utf8).withUnsafeBytes { request.body.append($0) }
    #expect(refusal() == #"{"error":"there is no prompt in it"}"#)
    request.method = .GET
    guard case .whole(.methodNotAllowed, _) = responder.answer(request, receivedAt: .zero, created: 0) else {
      Issue.record("GET is not taken")
      return
    }
  }

  @Test func `every script that ships can be read`() {
    #expect(MockScript.all.count == EmbeddedFile.all.count { $0.path.hasSuffix("/mock.json") })
    #expect(MockScript.all.count >= 15)
  }

  private func spelled(_ write: (inout ByteBuffer) -> Void) -> String {
    var bytes = ByteBuffer()
    write(&bytes)
    return String(buffer: bytes)
  }
}

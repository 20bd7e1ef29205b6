import NIOCore
import Testing

@testable import MockServer

@Suite struct GenerationRequestTests {
  @Test func `reads what changes a chat's reply`() throws {
    let request = try GenerationRequest(
      ByteBuffer(
        string: #"""
          {"model": "m\"1", "stream": true, "max_tokens": 5, "stream_options": {"include_usage": true}, "temperature": 0.5,
           "ignore_eos": true, "stop": ["x"],
           "messages": [{"role": "system", "content": "be brief"}, {"role": "user", "content": "one two\nthree"}]}
          """#), dialect: .chat)
    #expect(request.model.map { String(decoding: $0, as: UTF8.self) } == #"m\"1"#)
    #expect(request.isStreamed)
    #expect(request.tokens == 5)
    #expect(request.includesUsage)
    #expect(request.prompt.count == 5)
  }

  @Test func `leaves to the server what the request leaves open`() throws {
    let request = try GenerationRequest(
      ByteBuffer(string: #"{"prompt": "x", "stream": null, "max_tokens": null, "stream_options": null}"#), dialect: .completions
    )
    #expect(request.model == nil)
    #expect(!request.isStreamed)
    #expect(request.tokens == nil)
    #expect(!request.includesUsage)
  }

  @Test func `prefers the newer name of the limit`() throws {
    let body = #"{"messages": [], "max_tokens": 5, "max_completion_tokens": 7}"#
    #expect(try GenerationRequest(ByteBuffer(string: body), dialect: .chat).tokens == 7)
  }

  @Test(arguments: [
    (#""a bc  d""#, 3), (#"" a\tb\n""#, 2), (#""""#, 0), (#"["a b", "c"]"#, 3), ("[1, 2, 3]", 3), ("[[1, 2], [3]]", 3),
    (
      #"[{"role": "user", "content": [{"type": "text", "text": "a b"}, {"type": "image_url", "image_url": {"url": "data: x y"}}]}]"#,
      2
    ),
    (#"[{"role": "assistant", "content": null}, {"content": "a"}]"#, 1), (#""Grüße an alle""#, 3),
  ])
  func `counts the words of a prompt`(prompt: String, words: Int) throws {
    #expect(try GenerationRequest(ByteBuffer(string: #"{"prompt": \#(prompt)}"#), dialect: .echo).prompt.count == words)
  }

  @Test(arguments: [
    ("", nil), ("[]", nil), (#"{"prompt": "x"} x"#, nil), (#"{"prompt": true}"#, nil), ("{}", "prompt"),
    (#"{"messages": []}"#, "prompt"), (#"{"prompt": "x", "stream": 1}"#, nil), (#"{"prompt": "x", "max_tokens": "5"}"#, nil),
    (#"{"prompt": "x", "max_tokens": -1}"#, "max_tokens"), (#"{"prompt": "x", "max_tokens": 1048577}"#, "max_tokens"),
    (#"{"prompt": "x", "max_completion_tokens": -5}"#, "max_completion_tokens"),
  ])
  func `says which member is wrong`(body: String, member: String?) {
    let problem = #expect(throws: RequestProblem.self) { try GenerationRequest(ByteBuffer(string: body), dialect: .echo) }
    #expect(problem?.member == member)
    #expect(problem?.message.isEmpty == false)
  }
}

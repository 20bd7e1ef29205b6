import NIOCore
import Vocabulary

/// A reply in one of the dialects that the server speaks by itself.
struct ReplySpelling: Spelling {
  let dialect: Dialect
  let isStreamed: Bool
  let hasUsageEvent: Bool
  /// Tokens of the prompt.
  let inputTokens: Int
  let outputTokens: Int
  /// The reply ends because its client wanted no more of it.
  let isCutByLimit: Bool
  /// What all events of the reply begin with: its id, and so on.
  private let envelope: ByteBuffer

  /// The spelling of a reply of `outputTokens` to `request`; `created` counts seconds of the Unix epoch, and `model`, the inside of a
  /// JSON string, is named where the request names none.
  init(_ dialect: Dialect, to request: GenerationRequest, outputTokens: Int, id: UInt64, created: Int, model: [UInt8]) {
    self.dialect = dialect
    self.outputTokens = outputTokens
    isStreamed = request.isStreamed
    hasUsageEvent = request.includesUsage || dialect == .echo
    inputTokens = request.prompt.count
    isCutByLimit = request.tokens != nil
    guard dialect != .echo else {
      envelope = ByteBuffer(string: "{")
      return
    }
    let isChat = dialect == .chat
    var envelope = ByteBuffer()
    envelope.reserveCapacity(192)
    envelope.writeStaticString(isChat ? #"{"id":"chatcmpl-"# : #"{"id":"cmpl-"#)
    envelope.writeHexadecimal(id, digits: 16)
    envelope.writeStaticString(#"","object":""#)
    let chatObject: StaticString = request.isStreamed ? "chat.completion.chunk" : "chat.completion"
    envelope.writeStaticString(isChat ? chatObject : "text_completion")
    envelope.writeStaticString(#"","created":"#)
    envelope.writeString(String(created))
    envelope.writeStaticString(#","model":""#)
    envelope.writeBytes(request.model ?? model[...])
    envelope.writeStaticString(#"","system_fingerprint":"prony-mock","#)
    self.envelope = envelope
  }

  var contentType: String { "text/event-stream; charset=utf-8" }
  var hasRoleEvent: Bool { dialect == .chat }
  var hasFinishEvent: Bool { dialect != .echo }
  var hasDoneEvent: Bool { true }

  func writeRole(to event: inout ByteBuffer) {
    begin(&event)
    event.writeStaticString(
      #""choices":[{"index":0,"delta":{"role":"assistant","content":""},"logprobs":null,"finish_reason":null}]}"#)
    end(&event)
  }

  func writeToken(_ word: StaticString, number: Int, to event: inout ByteBuffer) {
    begin(&event)
    switch dialect {
    case .chat: event.writeStaticString(#""choices":[{"index":0,"delta":{"content":""#)
    case .completions: event.writeStaticString(#""choices":[{"index":0,"text":""#)
    case .echo: event.writeStaticString(#""text":""#)
    }
    event.writeStaticString(word)
    switch dialect {
    case .chat: event.writeStaticString(#""},"logprobs":null,"finish_reason":null}]}"#)
    case .completions: event.writeStaticString(#"","logprobs":null,"finish_reason":null}]}"#)
    case .echo: event.writeStaticString(#""}"#)
    }
    end(&event)
  }

  func writeFinish(to event: inout ByteBuffer) {
    begin(&event)
    event.writeStaticString(#""choices":[{"index":0,"#)
    event.writeStaticString(dialect == .chat ? #""delta":{},"logprobs":null,"# : #""text":"","logprobs":null,"#)
    writeFinishReason(to: &event)
    event.writeStaticString("}]}")
    end(&event)
  }

  func writeUsage(to event: inout ByteBuffer) {
    begin(&event)
    if dialect != .echo { event.writeStaticString(#""choices":[],"#) }
    writeUsageMember(to: &event)
    event.writeStaticString("}")
    end(&event)
  }

  func writeDone(to event: inout ByteBuffer) { event.writeStaticString("data: [DONE]\n\n") }

  func writeWhole(words: inout SplitMix64, to json: inout ByteBuffer) {
    json.reserveCapacity(512 + outputTokens * 6)
    json.writeImmutableBuffer(envelope)
    switch dialect {
    case .chat: json.writeStaticString(#""choices":[{"index":0,"message":{"role":"assistant","content":""#)
    case .completions: json.writeStaticString(#""choices":[{"index":0,"text":""#)
    case .echo: json.writeStaticString(#""text":""#)
    }
    for _ in 0..<outputTokens { json.writeStaticString(ReplyWords.next(from: &words)) }
    switch dialect {
    case .chat: json.writeStaticString(#""},"logprobs":null,"#)
    case .completions: json.writeStaticString(#"","logprobs":null,"#)
    case .echo: json.writeStaticString(#"","#)
    }
    if dialect != .echo {
      writeFinishReason(to: &json)
      json.writeStaticString("}],")
    }
    writeUsageMember(to: &json)
    json.writeStaticString("}")
  }

  private func begin(_ event: inout ByteBuffer) {
    event.writeStaticString("data: ")
    event.writeImmutableBuffer(envelope)
  }

  private func end(_ event: inout ByteBuffer) { event.writeStaticString("\n\n") }

  private func writeFinishReason(to json: inout ByteBuffer) {
    json.writeStaticString(isCutByLimit ? #""finish_reason":"length""# : #""finish_reason":"stop""#)
  }

  private func writeUsageMember(to json: inout ByteBuffer) {
    switch dialect {
    case .chat, .completions:
      json.writeString(
        #""usage":{"prompt_tokens":\#(inputTokens),"completion_tokens":\#(outputTokens),"#
          + #""total_tokens":\#(inputTokens + outputTokens)}"#)
    case .echo: json.writeString(#""usage":{"input":\#(inputTokens),"output":\#(outputTokens)}"#)
    }
  }
}

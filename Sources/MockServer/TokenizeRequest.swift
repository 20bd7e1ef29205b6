import NIOCore
import Vocabulary

/// What the body of a request to `/tokenize` asks for, in vLLM's spelling (`prompt`, `messages`) or llama.cpp's (`content`).
struct TokenizeRequest {
  private var tokens = PromptTokens(keepsIDs: true)
  private var isContent = false

  init(_ body: ByteBuffer) throws(RequestProblem) {
    var hasText = false
    try readBody(body) { (json, name) throws(JSONFault) in
      switch name {
      case "prompt", "messages", "content":
        hasText = true
        isContent = name == "content"
        try json.readPrompt(into: &tokens)
      default: try json.value()
      }
    }
    guard hasText else { throw RequestProblem("“prompt” is missing", member: "prompt") }
  }

  /// The reply in the spelling of the request.
  var reply: ByteBuffer {
    let ids = JSONValue.list(tokens.ids.map { .integer($0) })
    return ByteBuffer(
      json: isContent
        ? ["tokens": ids]
        : ["count": .integer(tokens.count), "max_model_len": .integer(MockOptions.longestReply), "tokens": ids])
  }
}

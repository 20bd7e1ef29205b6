import NIOCore

/// What the body of a request to `/tokenize` asks for, in vLLM's spelling (`prompt`, `messages`) or llama.cpp's (`content`).
struct TokenizeRequest {
  private var tokens = PromptTokens(keepsIDs: true)
  private var isContent = false

  init(_ body: ByteBuffer) throws(RequestProblem) {
    var hasText = false
    try readBody(body) { reader, name throws(JSONReader.Problem) in
      switch name {
      case "prompt", "messages", "content":
        hasText = true
        isContent = name == "content"
        try reader.readPrompt(into: &tokens)
      default: try reader.skip()
      }
    }
    guard hasText else { throw RequestProblem("“prompt” is missing", member: "prompt") }
  }

  /// The reply in the spelling of the request.
  var reply: ByteBuffer {
    let ids = tokens.ids.map(String.init).joined(separator: ",")
    return ByteBuffer(
      string: isContent
        ? #"{"tokens":[\#(ids)]}"#
        : #"{"count":\#(tokens.count),"max_model_len":\#(MockOptions.longestReply),"tokens":[\#(ids)]}"#)
  }
}

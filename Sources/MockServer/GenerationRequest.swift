import NIOCore

/// What the body of a request for a reply asks for, as far as it changes the reply.
struct GenerationRequest {
  /// The model, as the JSON string spells it; `nil` when the body names none.
  var model: ArraySlice<UInt8>?
  var isStreamed = false
  /// How many tokens to reply with; `nil` leaves it to the server.
  var tokens: Int?
  /// A stream ends with a usage event.
  var includesUsage = false
  var prompt = PromptTokens()

  /// Reads the body of a request in `dialect`.
  init(_ body: ByteBuffer, dialect: Dialect) throws(RequestProblem) {
    let promptName = dialect == .chat ? "messages" : "prompt"
    var hasPrompt = false
    var maxTokens: Int?
    var maxCompletionTokens: Int?
    try readBody(body) { reader, name throws(JSONReader.Problem) in
      switch name {
      case "model": model = try reader.readString()
      case "stream": isStreamed = try reader.readBool() ?? false
      case "max_tokens": maxTokens = try reader.readInteger()
      case "max_completion_tokens": maxCompletionTokens = try reader.readInteger()
      case "stream_options": includesUsage = try reader.readIncludeUsage()
      case promptName:
        hasPrompt = true
        try reader.readPrompt(into: &prompt)
      default: try reader.skip()
      }
    }
    guard hasPrompt else { throw RequestProblem("“\(promptName)” is missing", member: promptName) }
    tokens = maxCompletionTokens ?? maxTokens
    if let tokens, !(0...MockOptions.longestReply).contains(tokens) {
      throw RequestProblem(
        "a reply has 0 to \(MockOptions.longestReply) tokens, not \(tokens)",
        member: maxCompletionTokens == nil ? "max_tokens" : "max_completion_tokens")
    }
  }
}

extension JSONReader {
  /// Reads a prompt in any form it comes in: a string, a list of strings or of token ids, a list of chat messages.
  mutating func readPrompt(into tokens: inout PromptTokens) throws(Problem) {
    switch peek() {
    case UInt8(ascii: "\""): tokens.add(try readString())
    case UInt8(ascii: "["): try readArray { reader throws(Problem) in try reader.readPrompt(into: &tokens) }
    case UInt8(ascii: "{"):
      try readObject { reader, name throws(Problem) in
        switch name {
        case "content", "text": try reader.readPrompt(into: &tokens)
        default: try reader.skip()
        }
      }
    default: if let id = try readInteger() { tokens.add(id: id) }
    }
  }

  fileprivate mutating func readIncludeUsage() throws(Problem) -> Bool {
    guard peek() == UInt8(ascii: "{") else {
      try skip()
      return false
    }
    var includesUsage = false
    try readObject { reader, name throws(Problem) in
      if name == "include_usage" { includesUsage = try reader.readBool() ?? false } else { try reader.skip() }
    }
    return includesUsage
  }
}

import NIOCore
import Vocabulary

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

  /// A request for `tokens` in reply to what `prompts` say.
  init(prompts: [JSONText], tokens: Int?, isStreamed: Bool) throws(RequestProblem) {
    for prompt in prompts {
      var json = JSONScanner(Array(prompt.text.utf8)[...])
      do throws(JSONFault) { try json.readPrompt(into: &self.prompt) } catch {
        throw RequestProblem("the prompt is not what it should be: \(error.problem)")
      }
    }
    self.isStreamed = isStreamed
    self.tokens = tokens
    if let tokens, !(0...MockOptions.longestReply).contains(tokens) {
      throw RequestProblem("a reply has 0 to \(MockOptions.longestReply) tokens, not \(tokens)")
    }
  }

  /// Reads the body of a request in `dialect`.
  init(_ body: ByteBuffer, dialect: Dialect) throws(RequestProblem) {
    let promptName = dialect == .chat ? "messages" : "prompt"
    var hasPrompt = false
    var maxTokens: Int?
    var maxCompletionTokens: Int?
    try readBody(body) { (json, name) throws(JSONFault) in
      switch name {
      case "model": model = try json.string()
      case "stream": isStreamed = try json.bool() ?? false
      case "max_tokens": maxTokens = try json.integer()
      case "max_completion_tokens": maxCompletionTokens = try json.integer()
      case "stream_options": includesUsage = try json.readIncludeUsage()
      case promptName:
        hasPrompt = true
        try json.readPrompt(into: &prompt)
      default: try json.value()
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

extension JSONScanner {
  /// Takes a prompt in any form it comes in: a string, a list of strings or of token ids, a list of chat messages.
  mutating func readPrompt(into tokens: inout PromptTokens) throws(JSONFault) {
    switch peek() {
    case UInt8(ascii: "\""): tokens.add(try string())
    case UInt8(ascii: "["): try array { (json) throws(JSONFault) in try json.readPrompt(into: &tokens) }
    case UInt8(ascii: "{"):
      try object { (json, name) throws(JSONFault) in
        switch name {
        case "content", "text", "parts", "data": try json.readPrompt(into: &tokens)
        default: try json.value()
        }
      }
    default: if let id = try integer() { tokens.add(id: id) }
    }
  }

  fileprivate mutating func readIncludeUsage() throws(JSONFault) -> Bool {
    guard peek() == UInt8(ascii: "{") else {
      try value()
      return false
    }
    var includesUsage = false
    try object { (json, name) throws(JSONFault) in
      if name == "include_usage" { includesUsage = try json.bool() ?? false } else { try json.value() }
    }
    return includesUsage
  }
}

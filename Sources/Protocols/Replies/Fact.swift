/// What a definition can find in a reply.
enum Fact: Int, CaseIterable, Sendable {
  /// Text of the answer.
  case content
  /// Output that is no text: an embedding, a score.
  case result
  /// Text of the model's thinking.
  case reasoning
  /// Pieces of tool calls: texts, or whole values.
  case toolCalls
  /// Why the model stopped.
  case finishReason
  /// Which of several answers an element of the outermost array belongs to; 0 where nothing says so.
  case choice
  /// How many tokens an event brought: an array of them, or their number.
  case tokens
  /// Tokens of the prompt.
  case inputTokens
  /// Tokens of the reply so far.
  case outputTokens
  /// Those of the reply that were reasoning.
  case reasoningTokens
  /// Those of the prompt that came from a cache.
  case cachedTokens
  /// That the request failed: a message, or whatever stands there.
  case error

  /// Its key in a definition; the last four stand in a mapping of their own, `usage`.
  var key: String {
    switch self {
    case .content: "content"
    case .result: "result"
    case .reasoning: "reasoning"
    case .toolCalls: "tool_calls"
    case .finishReason: "finish_reason"
    case .choice: "choice"
    case .tokens: "tokens"
    case .error: "error"
    case .inputTokens: "input"
    case .outputTokens: "output"
    case .reasoningTokens: "reasoning"
    case .cachedTokens: "cached"
    }
  }

  /// It is what a user reads, or an agent acts on.
  var isOutput: Bool { rawValue <= Fact.toolCalls.rawValue }

  static let ofUsage: [Fact] = [.inputTokens, .outputTokens, .reasoningTokens, .cachedTokens]
  static let ofReply = allCases.filter { !ofUsage.contains($0) }
}

/// How many tokens a request took and brought; `nil` where nobody said.
public struct TokenUsage: Sendable, Equatable {
  /// Tokens of the prompt.
  public var input: Int?
  /// Tokens of the reply, reasoning included.
  public var output: Int?
  /// Those of `output` that were reasoning.
  public var reasoning: Int?
  /// Those of `input` that came from the server's prefix cache.
  public var cached: Int?

  /// Usage with these counts.
  public init(input: Int? = nil, output: Int? = nil, reasoning: Int? = nil, cached: Int? = nil) {
    self.input = input
    self.output = output
    self.reasoning = reasoning
    self.cached = cached
  }
}

/// Who counted a record's output tokens, best first.
public enum TokenSource: String, Sendable, CaseIterable, Codable {
  /// The server's usage.
  case usage
  /// Token ids or logprobs in the events.
  case events
  /// Nobody: each event with output counts as one token.
  case chunks
}

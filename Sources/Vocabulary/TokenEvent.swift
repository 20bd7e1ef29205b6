/// One event of a reply that a parser found: what it brought, not when.
public struct TokenEvent: Sendable, Equatable {
  /// What the event brought.
  public var kind: TokenKind
  /// How many tokens it brought, where the reply says so (per-event usage, token ids, logprobs); `nil` where it does not.
  public var tokens: Int?

  /// An event of `kind` that brought `tokens`.
  @inlinable
  public init(_ kind: TokenKind, tokens: Int? = nil) {
    self.kind = kind
    self.tokens = tokens
  }
}

/// What an event of a reply brought.
///
/// An event that brings several kinds counts as the first of them in this order.
public enum TokenKind: UInt8, Sendable, CaseIterable {
  /// Text of the answer.
  case content
  /// Text of a reasoning model's thinking.
  case reasoning
  /// A piece of a tool call.
  case toolCall
  /// Nothing that a reader of the reply would see: a role, an empty delta, usage, the terminal event.
  case other

  /// The event carries output: content, reasoning or tool-call text.
  @inlinable
  public var isOutput: Bool { self != .other }
}

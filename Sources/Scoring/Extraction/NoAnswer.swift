/// Why there is no answer.
package enum NoAnswer: String, Error, Sendable, CaseIterable {
  /// A step did not find what it looks for.
  case notFound = "not_found"
  /// The reply ends while the model still thinks, as when its tokens ran out.
  case unfinishedThinking = "unfinished_thinking"
  /// A pattern needed more steps than it is allowed, so that it is not known.
  case patternGaveUp = "pattern_gave_up"
  /// There is no reply: its request failed, or told nothing of what was asked.
  case noReply = "no_reply"
}

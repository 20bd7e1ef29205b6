/// Why there is no answer in a reply.
package enum NoAnswer: String, Error, Sendable, CaseIterable {
  /// A step did not find what it looks for.
  case notFound = "not_found"
  /// The reply ends while the model still thinks, as when its tokens ran out.
  case unfinishedThinking = "unfinished_thinking"
  /// A pattern needed more steps than it is allowed, so nothing is known of this reply.
  case patternGaveUp = "pattern_gave_up"
}

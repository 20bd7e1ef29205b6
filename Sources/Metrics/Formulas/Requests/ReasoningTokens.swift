import Vocabulary

extension RequestMetric {
  /// Reasoning tokens: those of the output tokens that were thinking.
  ///
  /// From the server's usage. Undefined when it gives none.
  package static let reasoningTokens = RequestMetric("reasoning_tokens", "Reasoning tokens", .tokens) { record in
    record.usage.reasoning.map(Double.init)
  }
}

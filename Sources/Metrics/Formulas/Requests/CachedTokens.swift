import Vocabulary

extension RequestMetric {
  /// Cached tokens: those of the input tokens that came from the server's prefix cache.
  ///
  /// From the server's usage. Undefined when it gives none.
  package static let cachedTokens = RequestMetric("cached_tokens", "Cached input tokens", .tokens) { record in
    record.usage.cached.map(Double.init)
  }
}

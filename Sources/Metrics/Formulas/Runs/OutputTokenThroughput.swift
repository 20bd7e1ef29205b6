import Vocabulary

extension RunMetric {
  /// Output token throughput: tokens of successful replies that arrived per second.
  ///
  ///     output_token_throughput = Σ n · (k in T) / k  / T                                         [tokens/s]
  ///
  /// - n: output tokens of a reply (`output_tokens`).
  /// - k, (k in T): tokens that its events counted, all and those that arrived in the window. A reply across the window's edge thus
  ///   gives the part of its tokens that lies inside.
  /// - T: length of the window.
  ///
  /// Undefined when no reply had tokens to count, and for a window without length.
  ///
  /// Others: all tokens of successful requests over a time of their own choice (see `duration`).
  package static let outputTokenThroughput = RunMetric(
    "output_token_throughput", "Output token throughput", .tokensPerSecond
  ) { totals in totals.outputTokens.flatMap(totals.perSecond) }
}

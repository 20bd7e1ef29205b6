import Vocabulary

extension RunMetric {
  /// Input token throughput: prompt tokens of successful requests per second.
  ///
  ///     input_token_throughput = Σ input tokens of requests that succeeded and ended in T / T     [tokens/s]
  ///
  /// - T: length of the window.
  ///
  /// Undefined when no server counted its input, and for a window without length.
  package static let inputTokenThroughput = RunMetric(
    "input_token_throughput", "Input token throughput", .tokensPerSecond
  ) { totals in totals.inputTokens.flatMap(totals.perSecond) }
}

import Vocabulary

extension RunMetric {
  /// Time per output token, overall: all the users' waiting divided by all they got.
  ///
  ///     time_per_output_token_overall = Σ e2el / Σ n                                              [s]
  ///
  /// - e2el, n: latency and output tokens of each request that was sent in the window, succeeded and has tokens.
  ///
  /// Holds the time to the first token, and long replies weigh more: not the mean of `tpot`. Undefined when no tokens came.
  ///
  /// Source: llmuses' "time per output token".
  package static let timePerOutputTokenOverall = RunMetric(
    "time_per_output_token_overall", "Time per output token, overall", .seconds
  ) { $0.generation.tokens > 0 ? $0.generation.seconds / $0.generation.tokens : nil }
}

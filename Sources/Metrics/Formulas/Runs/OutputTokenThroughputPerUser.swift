import Vocabulary

extension RunMetric {
  /// Output token throughput per user: what each request in flight got of it.
  ///
  ///     output_token_throughput_per_user = output_token_throughput / concurrency_mean             [tokens/s]
  ///
  /// Undefined when either is, and when nothing was in flight.
  ///
  /// Others: AIPerf's metric of this name is per request, 1 / itl; for the distribution over requests see `output_speed`.
  package static let outputTokenThroughputPerUser = RunMetric(
    "output_token_throughput_per_user", "Output token throughput per user", .tokensPerSecond
  ) {
    guard let tokens = outputTokenThroughput.value($0), let users = concurrencyMean.value($0), users > 0 else { return nil }
    return tokens / users
  }
}

import Vocabulary

extension RunMetric {
  /// Total token throughput: input and output tokens per second.
  ///
  ///     total_token_throughput = input_token_throughput + output_token_throughput                 [tokens/s]
  ///
  /// Undefined when they are.
  package static let totalTokenThroughput = RunMetric("total_token_throughput", "Total token throughput", .tokensPerSecond) {
    guard let input = inputTokenThroughput.value($0), let output = outputTokenThroughput.value($0) else { return nil }
    return input + output
  }
}

import Vocabulary

extension RequestMetric {
  /// Output speed: tokens per second as one user got them, the wait for the first included.
  ///
  ///     output_speed = n / e2el                                                                   [tokens/s]
  ///
  /// - n: output tokens of the reply (`output_tokens`).
  ///
  /// Undefined when n or `e2el` is, and for an `e2el` of 0.
  ///
  /// Others: AIPerf's output token throughput per user is 1 / itl, without that wait.
  package static let outputSpeed = RequestMetric("output_speed", "Output speed", .tokensPerSecond) { record in
    guard let tokens = outputTokens.value(of: record), let latency = endToEndLatency.value(of: record), latency > 0 else {
      return nil
    }
    return tokens / latency
  }
}

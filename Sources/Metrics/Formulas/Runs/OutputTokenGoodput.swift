import Vocabulary

extension RunMetric {
  /// Output token goodput: tokens per second of requests that were good enough.
  ///
  ///     output_token_goodput = output_token_throughput, of requests that kept every objective     [tokens/s]
  ///
  /// Undefined when the plan sets no objective, and for a window without length.
  package static let outputTokenGoodput = RunMetric("output_token_goodput", "Output token goodput", .tokensPerSecond) {
    $0.plan.goodput.isEmpty || $0.outputTokens == nil ? nil : $0.perSecond($0.goodOutputTokens)
  }
}

import Vocabulary

extension RunMetric {
  /// Cost per million good output tokens: what those of requests that kept every objective cost, the others being waste.
  ///
  ///     cost_per_million_good_output_tokens = price / 3600 / output_token_goodput · 10⁶           [$/1M tokens]
  ///
  /// - price: what the endpoint costs, in dollars per hour.
  ///
  /// Undefined when the plan names no price or no objective, and when no good tokens came.
  package static let costPerMillionGoodOutputTokens = RunMetric(
    "cost_per_million_good_output_tokens", "Cost per million good output tokens", .dollarsPerMillionTokens
  ) { cost(of: outputTokenGoodput, in: $0) }
}

import Vocabulary

extension RunMetric {
  /// Cost per million output tokens, at the pace of the window.
  ///
  ///     cost_per_million_output_tokens = price / 3600 / output_token_throughput · 10⁶             [$/1M tokens]
  ///
  /// - price: what the endpoint costs, in dollars per hour.
  ///
  /// Undefined when the plan names no price, and when no tokens came.
  package static let costPerMillionOutputTokens = RunMetric(
    "cost_per_million_output_tokens", "Cost per million output tokens", .dollarsPerMillionTokens
  ) { cost(of: outputTokenThroughput, in: $0) }

  /// What a million tokens cost at the pace that `throughput` has in the window.
  static func cost(of throughput: RunMetric, in totals: WindowTotals) -> Double? {
    guard let price = totals.plan.pricePerHour, let pace = throughput.value(totals), pace > 0 else { return nil }
    return price / 3600 / pace * 1e6
  }
}

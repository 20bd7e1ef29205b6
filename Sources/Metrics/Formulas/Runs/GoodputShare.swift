import Vocabulary

extension RunMetric {
  /// Goodput share: the share of all requests that were good enough.
  ///
  ///     goodput_share = good / s
  ///
  /// - good: those of the s that succeeded and kept every objective of the plan (see `goodput`).
  /// - s: requests sent in the window, failed and cancelled ones included: a failure meets no objective.
  ///
  /// Undefined when the plan sets no objective, and when nothing was sent.
  ///
  /// Others: inference-perf divides by successes, GuideLLM by successes and failures.
  package static let goodputShare = RunMetric("goodput_share", "Goodput share", .ratio) {
    $0.plan.goodput.isEmpty || $0.sent == 0 ? nil : Double($0.good) / Double($0.sent)
  }
}

import Vocabulary

extension RunMetric {
  /// Goodput: requests per second that were good enough.
  ///
  ///     goodput = good / T                                                                        [1/s]
  ///
  /// - good: requests that ended in the window, succeeded and kept every objective of the plan. A limit on something the request
  ///   does not have (`tpot` of one token) is left aside, but one at least must have been put to the test.
  /// - T: length of the window.
  ///
  /// Undefined when the plan sets no objective, and for a window without length.
  ///
  /// Source: Zhong et al., "DistServe: Disaggregating Prefill and Decoding for Goodput-optimized LLM Serving", OSDI 2024.
  package static let goodput = RunMetric("goodput", "Goodput", .perSecond) {
    $0.plan.goodput.isEmpty ? nil : $0.perSecond($0.goodEnds)
  }
}

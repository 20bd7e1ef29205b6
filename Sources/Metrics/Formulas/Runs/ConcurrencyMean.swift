import Vocabulary

extension RunMetric {
  /// Mean concurrency: how many requests were in flight on average.
  ///
  ///     concurrency_mean = Σ time of each request between its send and its end that lies in T / T [requests]
  ///
  /// - T: length of the window.
  ///
  /// Requests of the warm-up do not count, though some may still be in flight when the window opens. Undefined for a window without
  /// length.
  package static let concurrencyMean = RunMetric("concurrency_mean", "Mean concurrency", .requests) {
    $0.perSecond($0.secondsInFlight)
  }
}

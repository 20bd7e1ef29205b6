import Vocabulary

extension RunMetric {
  /// Largest concurrency: the most requests in flight at any instant of the window.
  ///
  /// In flight is a request from its send to its end. Undefined for a window without length.
  package static let concurrencyMax = RunMetric("concurrency_max", "Largest concurrency", .requests) {
    $0.window.seconds > 0 ? Double($0.mostInFlight) : nil
  }
}

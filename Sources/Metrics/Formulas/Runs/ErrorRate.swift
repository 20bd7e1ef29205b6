import Vocabulary

extension RunMetric {
  /// Error rate: the share of completed requests that failed.
  ///
  ///     error_rate = failed / (succeeded + failed)
  ///
  /// Of requests sent in the window; cancelled ones are on neither side. Undefined when none completed.
  package static let errorRate = RunMetric("error_rate", "Error rate", .ratio) {
    let completed = $0.succeeded + $0.failed
    return completed > 0 ? Double($0.failed) / Double(completed) : nil
  }
}

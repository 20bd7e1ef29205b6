import Vocabulary

extension RunMetric {
  /// Request throughput: successful requests per second.
  ///
  ///     qps = succeeded / T                                                                       [1/s]
  ///
  /// - succeeded: requests that succeeded and ended in the window.
  /// - T: length of the window.
  ///
  /// Undefined for a window without length.
  ///
  /// Others: the same of other windows (see `duration`); EvalScope's and inference-perf's last to the end of the last *failure*.
  package static let requestThroughput = RunMetric("qps", "Requests per second", .perSecond) {
    $0.perSecond($0.successes)
  }
}

import Vocabulary

extension RunMetric {
  /// Request rate achieved: sends per second, to hold against the rate that was asked for.
  ///
  ///     request_rate_achieved = (s − 1) / T                                                       [1/s]
  ///
  /// - s: requests sent in the window. The one that opens it marks the start of the first interval and ends none.
  /// - T: length of the window.
  ///
  /// Undefined for a window without length.
  ///
  /// Others: inference-perf divides all sends by the time they took.
  package static let requestRateAchieved = RunMetric("request_rate_achieved", "Request rate achieved", .perSecond) {
    $0.perSecond($0.sentAfterOpening)
  }
}

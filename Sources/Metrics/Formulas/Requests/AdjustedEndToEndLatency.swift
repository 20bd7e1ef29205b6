import Vocabulary

extension RequestMetric {
  /// End-to-end latency with failures counted: what a user could expect who does not know whether the request will succeed.
  ///
  ///     adjusted_e2el = e2el of a request that succeeded, +∞ for one that failed                  [s]
  ///
  /// A percentile that falls on a failure has no value; neither have mean, deviation and largest. Undefined for cancelled requests.
  ///
  /// Others: AIPerf's `adj_*` percentiles; the rest leave failures out.
  package static let adjustedEndToEndLatency = RequestMetric(
    "adjusted_e2el", "End-to-end latency, failures as infinite", .seconds, of: .sent
  ) { record, values in
    if let value = endToEndLatency.value(of: record) { values.add(value) }
    if case .failed = record.outcome { values.addInfinite() }
  }
}

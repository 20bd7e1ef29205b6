import Vocabulary

extension RequestMetric {
  /// Time to first token with failures counted: what a user could expect who does not know whether the request will succeed.
  ///
  ///     adjusted_ttft = ttft of a request that succeeded, +∞ for one that failed                  [s]
  ///
  /// An endpoint that sheds its slowest requests as errors looks faster in `ttft`, and not here. A percentile that falls on a
  /// failure has no value; neither have mean, deviation and largest. Undefined where `ttft` of a success is, for requests that asked
  /// for a whole reply, and for cancelled ones.
  ///
  /// Others: AIPerf's `adj_*` percentiles; the rest leave failures out.
  package static let adjustedTimeToFirstToken = RequestMetric(
    "adjusted_ttft", "Time to first token, failures as infinite", .seconds, of: .sent
  ) { record, values in
    if let value = timeToFirstToken.value(of: record) { values.add(value) }
    if case .failed = record.outcome, record.isStreamed { values.addInfinite() }
  }
}

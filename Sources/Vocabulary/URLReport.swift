/// What one of a point's several endpoints delivered.
public struct URLReport: Sendable, Equatable {
  /// Where it is, without secrets.
  public var url: String
  /// What became of the requests that went to it; one that was retried counts where it went last.
  public var counts: RequestCounts
  /// Failures by class, most frequent first.
  public var failures: [FailureCount]
  /// Attempts that failed there, of requests that were then retried.
  public var failedAttempts: Int
  /// What the numbers of the point's window came to, by metric id in catalogue order.
  public var metrics: [MetricEntry]

  /// A report with these parts.
  public init(
    url: String, counts: RequestCounts, failures: [FailureCount], failedAttempts: Int = 0, metrics: [MetricEntry]
  ) {
    self.url = url
    self.counts = counts
    self.failures = failures
    self.failedAttempts = failedAttempts
    self.metrics = metrics
  }
}

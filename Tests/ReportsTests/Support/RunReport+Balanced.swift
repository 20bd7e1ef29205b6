import Vocabulary

extension RunReport {
  /// A load that three endpoints shared, the second slow, the third not there.
  static var balanced: RunReport {
    var report = single
    report.plan[0].value = .list([
      .text("http://10.0.0.1:8000"), .text("http://10.0.0.2:8000/v1?api-key=[redacted]"), .text("http://10.0.0.3:8000"),
    ])
    report.plan.insert(JSONValue.Member("balance", .text("least-in-flight")), at: 1)
    report.points[0].urls = [
      .endpoint("http://10.0.0.1:8000", sent: 12_345, failed: 0, of: report.points[0].metrics),
      .endpoint("http://10.0.0.2:8000/v1?api-key=[redacted]", sent: 654, failed: 2, of: report.points[0].metrics),
      .endpoint("http://10.0.0.3:8000", sent: 1, failed: 1, of: []),
    ]
    var retries = RetryReport()
    (retries.requests, retries.attempts, retries.saved, retries.gaveUp) = (1_234, 14_300, 1_231, 3)
    retries.failedAttempts = [.httpServerError: 3, .connectionRefused: 1_297]
    retries.secondsInFailedAttempts = 0.53219
    report.points[0].retries = retries
    report.points[0].urls[1].failedAttempts = 3
    report.points[0].urls[2].failedAttempts = 1_297
    return report
  }
}

extension URLReport {
  fileprivate static func endpoint(_ url: String, sent: Int, failed: Int, of metrics: [MetricEntry]) -> URLReport {
    var counts = RequestCounts()
    counts.sent = sent
    counts.failed = failed
    counts.succeeded = sent - failed
    let failures = failed == 0 ? [] : [FailureCount(kind: .connectionRefused, count: failed, example: "refused")]
    return URLReport(url: url, counts: counts, failures: failures, metrics: metrics.filter { $0.id != "adjusted_e2el" })
  }
}

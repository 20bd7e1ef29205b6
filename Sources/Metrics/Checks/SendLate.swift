import Vocabulary

extension ValidityCheck {
  /// Requests went out late: send lateness p99 > max(1 ms, 1 % of the median time to first token, or of the latency where there is
  /// none).
  ///
  /// The endpoint was then given another load than the one that is reported.
  static let sendLate = ValidityCheck { evidence in
    guard let (lateness, limit) = evidence.sendLateness, lateness > limit else { return nil }
    return Verdict.Reason(
      code: "send_late", severity: .invalidity, value: lateness, limit: limit,
      advice: """
        One request in a hundred went out more than this many seconds after it was due, so the client set the pace: give it more \
        threads or cores, or ask for less load.
        """)
  }
}

extension PointEvidence {
  /// Send lateness p99 and its limit, in seconds; `nil` when nothing was sent.
  fileprivate var sendLateness: (p99: Double, limit: Double)? {
    guard let p99 = percentile("p99", of: RequestMetric.sendLateness) else { return nil }
    let wait = percentile("p50", of: RequestMetric.timeToFirstToken) ?? percentile("p50", of: RequestMetric.endToEndLatency)
    return (p99, max(0.001, 0.01 * (wait ?? 0)))
  }

  /// How much a slow loop weighs.
  ///
  /// It bends what the client itself stamps; arrivals that the kernel stamped, hardly any of them merged, of requests that were sent in
  /// time it does not bend.
  var severityOfSlowLoop: Verdict.Severity {
    let readiness = tally.stampSources[.readiness, default: 0]
    let stamped = tally.stampSources.values.reduce(0, +)
    let isStampedByKernel = stamped > 0 && 100 * readiness < stamped
    let isUnmerged = (RunMetric.mergedArrivals.value(totals) ?? 0) < 0.01
    let isOnTime = sendLateness.map { $0.p99 <= $0.limit } ?? false
    return isStampedByKernel && isUnmerged && isOnTime ? .warning : .invalidity
  }
}

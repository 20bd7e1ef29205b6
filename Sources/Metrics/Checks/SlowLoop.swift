import Vocabulary

extension ValidityCheck {
  /// The client's loop was often slow: loop lag p99 > 1 ms.
  static let slowLoop = ValidityCheck { evidence in
    guard let lag = evidence.percentile("p99", of: ClientMetric.loopLag), lag > 0.001 else { return nil }
    return Verdict.Reason(
      code: "loop_lag", severity: evidence.severityOfSlowLoop, value: lag, limit: 0.001,
      advice: """
        One wake in a hundred kept the client's event loop busy for more than this many seconds, in which nothing else was sent or \
        stamped: give it more threads or cores, or ask for less load.
        """)
  }
}

import Vocabulary

extension ValidityCheck {
  /// Little's law is off by more than 5 %, in a window at least 30 mean times in system long.
  ///
  /// In a shorter one its edges alone can weigh as much.
  static let littleOff = ValidityCheck { evidence in
    let totals = evidence.totals
    guard let ratio = RunMetric.littleRatio.value(totals), abs(ratio - 1) > 0.05,
      totals.window.seconds * Double(totals.ended) >= 30 * totals.secondsInSystem
    else { return nil }
    return Verdict.Reason(
      code: "little_off", severity: .warning, value: ratio, limit: ratio > 1 ? 1.05 : 0.95,
      advice: """
        Concurrency, rate and latency do not agree as they do in a steady state (ratio 1): latencies drifted during the window; \
        warm up or measure longer.
        """)
  }
}

import Vocabulary

extension ValidityCheck {
  /// Too few requests succeeded for the highest percentile that tables print, p99: fewer than 1,000, so that not even ten lie
  /// beyond it.
  static let fewSamples = ValidityCheck { evidence in
    let count = evidence.latencies.count
    guard count > 0, count < 1000 else { return nil }
    return Verdict.Reason(
      code: "few_samples", severity: .warning, value: Double(count), limit: 1000,
      advice: """
        A p99 of requests needs 1,000 that succeeded and the window has this many: percentiles with fewer than ten values beyond \
        them are marked; send more requests.
        """)
  }
}

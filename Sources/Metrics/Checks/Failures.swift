import Vocabulary

extension ValidityCheck {
  /// Some requests failed.
  ///
  /// The endpoint's doing, and so no reason to doubt the numbers; but latencies are those of the requests that succeeded.
  static let failures = ValidityCheck { evidence in
    guard evidence.tally.counts.succeeded > 0, let mostFrequent = evidence.tally.failures.first else { return nil }
    let counts = evidence.tally.counts
    return Verdict.Reason(
      code: "failures", severity: .warning, value: Double(counts.failed) / Double(counts.completed), limit: 0,
      advice: """
        This share of the requests failed, most often as \(mostFrequent.kind.rawValue): latencies are of the others, and adjusted_ttft \
        and adjusted_e2el count failures as infinite.
        """)
  }
}

import Vocabulary

extension ValidityCheck {
  /// Arrivals were dropped, because as many requests were in flight as may be.
  static let dropped = ValidityCheck { evidence in
    let counts = evidence.tally.counts
    guard counts.dropped > 0 else { return nil }
    return Verdict.Reason(
      code: "dropped", severity: .warning, value: Double(counts.dropped) / Double(counts.dropped + counts.sent), limit: 0,
      advice: """
        This share of the arrivals was dropped because the most requests allowed were in flight: the endpoint got less than the \
        rate; raise --max-in-flight or ask for a lower rate.
        """)
  }
}

import Vocabulary

extension ValidityCheck {
  /// Single latencies lie far from all others of their endpoint: modified z-score > 14.8.
  static let outliers = ValidityCheck { evidence in
    let count = evidence.latenciesByEndpoint.reduce(0) { $0 + ($1.outliers(beyond: 14.8) ?? 0) }
    guard count > 0 else { return nil }
    return Verdict.Reason(
      code: "outliers", severity: .warning, value: Double(count), limit: 0,
      advice: """
        This many latencies lie far from the rest of their endpoint (modified z-score > 14.8): look for a cold start or a \
        disturbance, and warm up.
        """)
  }
}

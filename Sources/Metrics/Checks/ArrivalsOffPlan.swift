import Vocabulary

extension ValidityCheck {
  /// The sends were distributed over the point otherwise than planned: they fail a Kolmogorov–Smirnov test at 5 %.
  static let arrivalsOffPlan = ValidityCheck { evidence in
    guard evidence.load.requestRate != nil, let distance = evidence.schedule.distance, distance.value > distance.limit else {
      return nil
    }
    return Verdict.Reason(
      code: "arrivals_off_plan", severity: .warning, value: distance.value, limit: distance.limit,
      advice: """
        At one time this share of all requests was due and not sent: the endpoint saw a lull and then a burst that were not \
        planned.
        """)
  }
}

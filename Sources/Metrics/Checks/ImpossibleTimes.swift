import Vocabulary

extension ValidityCheck {
  /// Requests whose instants cannot be: before the run began, or a reply that came before its request was sent.
  static let impossibleTimes = ValidityCheck { evidence in
    let count = evidence.tally.impossiblyTimed
    guard count > 0 else { return nil }
    return Verdict.Reason(
      code: "impossible_times", severity: .invalidity, value: Double(count), limit: 0,
      advice: """
        This many requests were sent before the run began, or answered before they were sent: the wall clock was set while they were \
        under way, or the records were changed; run it again.
        """)
  }
}

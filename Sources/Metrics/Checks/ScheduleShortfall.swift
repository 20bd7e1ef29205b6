import Vocabulary

extension ValidityCheck {
  /// The schedule was not kept: in an open loop, more than 1 % of the requests due were not out when the schedule ended.
  ///
  /// Drops are counted apart (`dropped`); what an interruption left unsent was not yet due.
  static let scheduleShortfall = ValidityCheck { evidence in
    guard evidence.load.requestRate != nil else { return nil }
    let unsent = evidence.ending == .completed ? evidence.tally.unsent(of: evidence.plan) : evidence.tally.leftUnsent
    guard let shortfall = evidence.schedule.shortfall(unsent: unsent), shortfall > 0.01 else { return nil }
    return Verdict.Reason(
      code: "schedule_shortfall", severity: .invalidity, value: shortfall, limit: 0.01,
      advice: """
        This share of the planned requests had not been sent when the schedule ended, so the rate was never reached: give the \
        client more threads or cores, or ask for a lower rate.
        """)
  }
}

import Vocabulary

extension ValidityCheck {
  /// The records end before the run did: it was killed, its disk filled up, or lines were lost since.
  static let incomplete = ValidityCheck { evidence in
    let lacksRecords = evidence.tally.unrecorded(of: evidence.plan) > 0
    guard evidence.ending == nil || evidence.ending == .completed && lacksRecords else { return nil }
    return Verdict.Reason(
      code: "incomplete", severity: .incompleteness,
      advice: evidence.hasRecords
        ? "The records end before the run did: what they hold was measured soundly, but it is not all."
        : "There is no record of any request: the run ended before its first one was written, or they were lost; run it again.")
  }

  /// The user stopped the run.
  static let interrupted = ValidityCheck { evidence in
    guard evidence.ending == .interrupted else { return nil }
    return Verdict.Reason(
      code: "interrupted", severity: .interruption,
      advice: "The run was stopped before its end: what it holds was measured soundly, but it is not all.")
  }
}

import Vocabulary

extension ValidityCheck {
  /// Requests succeeded and brought no output: the endpoint said that all was well, and nothing else.
  static let emptyReplies = ValidityCheck { evidence in
    let succeeded = evidence.tally.counts.succeeded
    guard succeeded > 0, let empty = evidence.tally.notes[.emptyReply] else { return nil }
    return Verdict.Reason(
      code: "empty_replies", severity: .warning, value: Double(empty) / Double(succeeded), limit: 0,
      advice: """
        This share of the requests that succeeded brought no output, yet counts in rates and latencies (not in ttft): look at what \
        the prompts make of the model, at --stop and --extra-body, and at the endpoint's log.
        """)
  }
}

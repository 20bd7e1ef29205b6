import Vocabulary

extension ValidityCheck {
  /// Some requests were sent again: their latencies leave out what came before.
  static let sentAgain = ValidityCheck { evidence in
    guard let retries = evidence.retries, retries.requests > 0 else { return nil }
    return Verdict.Reason(
      code: "sent_again", severity: .warning, value: Double(retries.requests) / Double(evidence.tally.counts.sent), limit: 0,
      advice: """
        This share of the requests was sent again after a failure: ttft, e2el and the like are of the last attempt, ttft_scheduled and \
        e2el_scheduled have the failed ones and the waits in them.
        """)
  }
}

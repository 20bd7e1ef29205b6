import Vocabulary

extension ValidityCheck {
  /// Some requests were retried: their latencies leave out what came before.
  static let retried = ValidityCheck { evidence in
    guard let retries = evidence.retries, retries.requests > 0 else { return nil }
    return Verdict.Reason(
      code: "retried", severity: .warning, value: Double(retries.requests) / Double(evidence.tally.counts.sent), limit: 0,
      advice: """
        This share of the requests was retried after a failure: ttft, e2el and the like are of the last attempt, ttft_scheduled and \
        e2el_scheduled have the failed ones and the waits in them.
        """)
  }
}

import Vocabulary

extension ValidityCheck {
  /// A thread of the client was at its limit: more than 85 % busy for longer than 5 s.
  static let busyThread = ValidityCheck { evidence in
    guard evidence.client.longestBusy > 5 else { return nil }
    return Verdict.Reason(
      code: "thread_busy", severity: evidence.severityOfSlowLoop, value: evidence.client.longestBusy, limit: 5,
      advice: """
        A thread of the client was more than 85 % busy for this many seconds on end: give it more threads (--threads) or cores, or \
        ask for less load.
        """)
  }
}

import Vocabulary

extension ValidityCheck {
  /// The client's loop stood still once: any loop lag > 50 ms.
  static let loopStall = ValidityCheck { evidence in
    let lag = evidence.client.longestLag
    guard lag > 0.05 else { return nil }
    return Verdict.Reason(
      code: "loop_stall", severity: evidence.severityOfSlowLoop, value: lag, limit: 0.05,
      advice: """
        One wake kept the client's event loop busy for this many seconds: look for other work on its cores, or start the users \
        more slowly (--spread).
        """)
  }
}

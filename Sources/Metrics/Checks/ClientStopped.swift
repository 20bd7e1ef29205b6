import Vocabulary

extension ValidityCheck {
  /// The client did not run at all for more than a second: suspended, stopped by a signal, or swapped out.
  static let clientStopped = ValidityCheck { evidence in
    let stop = evidence.client.longestStop
    guard stop > 1 else { return nil }
    return Verdict.Reason(
      code: "client_stopped", severity: .invalidity, value: stop, limit: 1,
      advice: "The client did not run for this many seconds within the window (suspend, SIGSTOP, swapping): measure again.")
  }
}

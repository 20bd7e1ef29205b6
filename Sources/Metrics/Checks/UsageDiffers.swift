import Vocabulary

extension ValidityCheck {
  /// The server's usage and the tokens seen in its events differ in more than 1 % of the streamed replies.
  ///
  /// A token more in the usage is not a difference: an end-of-sequence token is counted and not shown.
  static let usageDiffers = ValidityCheck { evidence in
    let usage = evidence.tally.usage
    guard let ratio = usage.ratio, 100 * usage.differing > usage.replies else { return nil }
    return Verdict.Reason(
      code: "usage_differs", severity: .warning, value: ratio, limit: 1,
      advice: """
        The server counts this many tokens for each that its events show: it sends several per event (then itl is per chunk) or \
        counts tokens that nobody sees.
        """)
  }
}

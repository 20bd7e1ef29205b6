import Vocabulary

extension ValidityCheck {
  /// Prompts were sent more than once, and the endpoint's prefix cache answered for more than a tenth of the input tokens.
  ///
  /// A chat template that all prompts share is cached too, which is why there is a limit at all.
  static let promptsCached = ValidityCheck { evidence in
    let prompts = evidence.tally.prompts
    guard let share = prompts.cachedShare, share > 0.1, evidence.tally.counts.sent > prompts.distinct else { return nil }
    return Verdict.Reason(
      code: "prompts_cached", severity: .warning, value: share, limit: 0.1,
      advice: """
        There were fewer prompts than requests, and this share of the input tokens came from the endpoint's prefix cache: prompts \
        that are new to it take longer. Use a larger set, or --random-words.
        """)
  }
}

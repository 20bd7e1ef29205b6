import Vocabulary

extension ValidityCheck {
  /// A reply holds the word that stood in another prompt alone: the endpoint mixes requests up.
  static let foreignCanaries = ValidityCheck { evidence in
    guard let canaries = evidence.integrity?.canaries, canaries.foreign > 0 else { return nil }
    let example =
      canaries.examples.first.map {
        " (\($0.requestID) asked prompt \($0.asked + 1) and got the word of prompt \($0.prompt + 1))"
      }
      ?? ""
    return Verdict.Reason(
      code: "foreign_canaries", severity: .invalidity, value: Double(canaries.foreign), limit: 0,
      advice: """
        So many replies hold a word that stood in the prompt of another request alone\(example): the endpoint mixes up what it is \
        asked, and neither its numbers nor its answers mean anything.
        """)
  }
}

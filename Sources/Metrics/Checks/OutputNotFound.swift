import Vocabulary

extension ValidityCheck {
  /// Requests succeeded, and where the definition of their protocol looks for output there was nothing: it may look in the wrong place.
  static let outputNotFound = ValidityCheck { evidence in
    let succeeded = evidence.tally.counts.succeeded
    guard succeeded > 0, let lacking = evidence.tally.notes[.outputNotFound] else { return nil }
    let example = evidence.tally.excerptWithoutOutput.map { " (\($0))" } ?? ""
    return Verdict.Reason(
      code: "output_not_found", severity: .warning, value: Double(lacking) / Double(succeeded), limit: 0,
      advice: """
        In the replies to this share of the requests that succeeded nothing stood where the protocol's definition looks for output\
        \(example): they have no ttft and no itl. Look at the definition's paths, or for why the model says nothing.
        """)
  }
}

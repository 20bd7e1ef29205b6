import Vocabulary

extension ValidityCheck {
  /// No request succeeded, or none was sent though some were to be: nothing was measured of the endpoint.
  ///
  /// Where the run was cut short before any reply, that is the reason, and no other.
  static let noSuccess = ValidityCheck { evidence in
    let counts = evidence.tally.counts
    guard counts.succeeded == 0, counts.planned != 0, counts.failed > 0 || evidence.ending == .completed else { return nil }
    let mostFrequent = evidence.tally.failures.first.map { " (\($0.kind.rawValue): \($0.example))" } ?? ""
    let finding =
      if counts.sent > 0 {
        "No request succeeded\(mostFrequent)"
      } else if counts.dropped > 0 {
        "No request was sent, since all were dropped"
      } else {
        "No request was sent, since none that counts was due before the end"
      }
    return Verdict.Reason(
      code: "no_success", severity: .invalidity, value: 0,
      advice: "\(finding): nothing was measured of what the endpoint delivers.")
  }
}

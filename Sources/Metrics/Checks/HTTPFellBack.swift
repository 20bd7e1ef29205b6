import Vocabulary

extension ValidityCheck {
  /// The plan asked for HTTP/2, and the endpoint agreed on nothing but an older version.
  static let httpFellBack = ValidityCheck { evidence in
    let versions = evidence.tally.httpVersions.keys
    guard evidence.plan.http.sharesConnections, !versions.isEmpty, !versions.contains("2") else { return nil }
    return Verdict.Reason(
      code: "http_fell_back", severity: .warning,
      advice: "The plan asks for HTTP/2, and the endpoint spoke HTTP \(versions.sorted().joined(separator: " and ")).")
  }
}

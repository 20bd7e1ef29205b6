import Vocabulary

extension ValidityCheck {
  /// Replies came over different versions of HTTP.
  static let mixedHTTP = ValidityCheck { evidence in
    let versions = evidence.tally.httpVersions.keys.sorted()
    guard versions.count > 1 else { return nil }
    return Verdict.Reason(
      code: "mixed_http", severity: .warning, value: Double(versions.count), limit: 1,
      advice: "Replies came over HTTP \(versions.joined(separator: " and ")): their latencies are of different transports.")
  }
}

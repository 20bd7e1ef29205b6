import Vocabulary

extension RequestMetric {
  /// Packages: how many pieces a reply's output came in.
  ///
  ///     packages = number of events that carry output
  ///
  /// Undefined for a reply that came whole.
  ///
  /// Source: llmuses' "packets per request".
  package static let packages = RequestMetric("packages", "Packages", .packages) { record in
    record.cameAsStream ? Double(record.countedOutput.events) : nil
  }
}

import Vocabulary

extension RequestMetric {
  /// Time per package: the mean gap between the pieces of one reply.
  ///
  ///     time_per_package = (lastTokenAt − firstTokenAt) / (m − 1)                                 [s]
  ///
  /// - m: its `packages`.
  ///
  /// Undefined when m < 2, and for a reply that came whole.
  ///
  /// Source: llmuses' "time per packet".
  package static let timePerPackage = RequestMetric("time_per_package", "Time per package", .seconds) { record in
    guard let packages = packages.value(of: record), packages >= 2, let first = record.firstTokenAt,
      let last = record.lastTokenAt
    else { return nil }
    return last.seconds(since: first) / (packages - 1)
  }
}

import Vocabulary

extension RequestMetric {
  /// Transfer: from the response's first byte to its end.
  ///
  ///     transfer = finishedAt − firstByteAt                                                       [s]
  ///
  /// - `finishedAt`: arrival of the terminal event, or the clean end of the body.
  ///
  /// Undefined when either instant did not come.
  package static let transfer = RequestMetric("transfer", "Transfer of the response", .seconds) { record in
    seconds(from: record.firstByteAt, to: record.finishedAt)
  }
}

import Vocabulary

extension RequestMetric {
  /// Time to first byte: until the endpoint said anything at all.
  ///
  ///     ttfb = firstByteAt − sentAt                                                               [s]
  ///
  /// - `firstByteAt`: arrival of the first byte of the response's head.
  ///
  /// A server that sends its head before the model has begun has a short `ttfb` and a long `ttft`. Undefined when no byte came.
  package static let timeToFirstByte = RequestMetric("ttfb", "Time to first byte", .seconds) { record in
    seconds(from: record.sentAt, to: record.firstByteAt)
  }
}

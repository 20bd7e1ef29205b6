import Vocabulary

extension RequestMetric {
  /// Wait: from the request's last byte to the response's first.
  ///
  ///     wait = firstByteAt − wroteAt                                                              [s]
  ///
  /// The network there and back, and what the server does before it sends its head. Undefined when either instant did not come.
  package static let wait = RequestMetric("wait", "Wait for the response", .seconds) { record in
    seconds(from: record.wroteAt, to: record.firstByteAt)
  }
}

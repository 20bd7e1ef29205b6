import Vocabulary

extension RequestMetric {
  /// Send delay: from handing a request over to its last byte being written, of all that were sent.
  ///
  ///     send_delay = wroteAt − sentAt                                                             [s]
  ///
  /// - `wroteAt`: the last byte was written to the socket.
  ///
  /// Holds connecting, where it was needed. On a reused connection it is the client's own, and part of every latency: no stamp of an
  /// arrival repairs it. Undefined when the request was not written to its end.
  package static let sendDelay = RequestMetric("send_delay", "Send delay", .seconds, of: .sent) { record in
    seconds(from: record.sentAt, to: record.wroteAt)
  }
}

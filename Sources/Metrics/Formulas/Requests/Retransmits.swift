import Vocabulary

extension RequestMetric {
  /// Retransmits: segments that had to be sent to the endpoint again.
  ///
  ///     tcp_retransmits = the connection's tcpi_total_retrans at the request's end − at its beginning
  ///
  /// Of all that were sent. Undefined where `tcp_rtt` is.
  package static let retransmits = RequestMetric("tcp_retransmits", "TCP retransmits", .segments, of: .sent) { record in
    record.segments.map { Double($0.retransmits) }
  }
}

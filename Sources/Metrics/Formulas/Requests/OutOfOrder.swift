import Vocabulary

extension RequestMetric {
  /// Out of order: segments of the reply that came before one that they should have followed.
  ///
  ///     tcp_out_of_order = the connection's tcpi_rcv_ooopack at the request's end − at its beginning
  ///
  /// Of all that were sent. A hole in the reply: what should have come first was lost or overtaken, and a stall in the stream may be the
  /// network's, not the endpoint's. Undefined where `tcp_rtt` is.
  package static let outOfOrder = RequestMetric("tcp_out_of_order", "TCP segments out of order", .segments, of: .sent) {
    record in
    record.segments.map { Double($0.outOfOrder) }
  }
}

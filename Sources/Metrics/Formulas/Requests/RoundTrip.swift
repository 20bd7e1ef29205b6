import Vocabulary

extension RequestMetric {
  /// Round trip: the time to the endpoint and back, as the kernel's TCP knows it.
  ///
  ///     tcp_rtt = the kernel's smoothed round-trip time when the request ended (tcpi_rtt)          [s]
  ///
  /// Of all that were sent. Not measured by Prony, and smoothed over the connection's life: what the network alone adds to every
  /// latency. Undefined on a Unix socket, on a connection that requests share (HTTP/2), and where no byte of a reply came.
  package static let roundTrip = RequestMetric("tcp_rtt", "TCP round trip", .seconds, of: .sent) { record in
    record.segments.map { seconds($0.roundTripNanoseconds) }
  }
}

import Vocabulary

extension RequestMetric {
  /// Delivery lag: how much later than it arrived the client had an event, pooled over all events of all that were sent.
  ///
  ///     delivery_lag = chunk[i].deliveredAt − chunk[i].at                                         [s]
  ///
  /// - `deliveredAt`: the transport handed the bytes over, before any parsing.
  /// - `at`: arrival by the kernel's stamp.
  ///
  /// What a client without kernel stamps would have added to every time it reports. Undefined when nothing arrived.
  ///
  /// Source: the kernel's Documentation/networking/timestamping, SO_TIMESTAMPNS.
  package static let deliveryLag = RequestMetric("delivery_lag", "Delivery lag", .seconds, of: .sent) { record, values in
    for arrival in record.arrivals { values.add(seconds(Int64(arrival.deliveryLag))) }
  }
}

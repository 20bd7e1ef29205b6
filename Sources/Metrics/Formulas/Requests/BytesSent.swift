import Vocabulary

extension RequestMetric {
  /// Bytes sent: the request's head and body as written, before encryption.
  ///
  /// Defined for every request that succeeded.
  package static let bytesSent = RequestMetric("bytes_sent", "Bytes sent", .bytes) { record in Double(record.bytesSent) }
}

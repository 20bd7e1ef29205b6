import Vocabulary

extension RequestMetric {
  /// Bytes received: the response's head and body as read, after decryption.
  ///
  /// Defined for every request that succeeded.
  package static let bytesReceived = RequestMetric("bytes_received", "Bytes received", .bytes) { record in
    Double(record.bytesReceived)
  }
}

import Vocabulary

extension RequestMetric {
  /// TLS handshake: from the established connection to the encrypted one, where one was opened.
  ///
  /// As the HTTP library reports it, in seconds. Undefined on a connection that an earlier request had opened, and without TLS.
  /// Through a proxy it holds the proxy's answer to CONNECT.
  package static let tlsHandshake = RequestMetric("tls", "TLS handshake", .seconds) { record in
    record.http?.isReused == false && record.setUp.tlsNanoseconds > 0 ? seconds(record.setUp.tlsNanoseconds) : nil
  }
}

import Vocabulary

extension RequestMetric {
  /// Connection time: from the known address to the established connection, where one was opened; TLS not included.
  ///
  /// As the HTTP library reports it, in seconds. Undefined on a connection that an earlier request had opened.
  package static let connectionTime = RequestMetric("connect", "Connecting", .seconds) { record in
    record.http?.isReused == false ? seconds(record.setUp.connectNanoseconds) : nil
  }
}

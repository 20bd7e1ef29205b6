import Vocabulary

extension RequestMetric {
  /// Name resolution: the time to find the endpoint's address, where a connection was opened.
  ///
  /// As the HTTP library reports it, in seconds. Undefined on a connection that an earlier request had opened.
  package static let nameResolution = RequestMetric("dns", "Name resolution", .seconds) { record in
    record.http?.isReused == false ? seconds(record.setUp.dnsNanoseconds) : nil
  }
}

import Vocabulary

extension RequestMetric {
  /// Send lateness: how much later than due a request went out, of all that were sent.
  ///
  ///     send_lateness = firstSentAt − scheduledAt                                                 [s]
  ///
  /// - `scheduledAt`: open loop: the planned arrival. Closed loop: arrival of the user's previous reply by the kernel's stamp, and of
  ///   a user's first request the instant it starts; the lateness is then the client's own turnaround.
  /// - `firstSentAt`: the request was handed to the HTTP library, be it that it was retried later.
  ///
  /// The client's doing, not the endpoint's: the verdict judges the run by it. Undefined for a request that was not sent.
  ///
  /// Others: inference-perf's `schedule_delay`, GuideLLM's `request_dispatch_delay`, for open loops.
  package static let sendLateness = RequestMetric("send_lateness", "Send lateness", .seconds, of: .sent) { record in
    seconds(from: record.scheduledAt, to: record.firstSentAt)
  }
}

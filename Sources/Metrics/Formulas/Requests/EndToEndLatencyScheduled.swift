import Vocabulary

extension RequestMetric {
  /// End-to-end latency from the instant the request was due: free of coordinated omission.
  ///
  ///     e2el_scheduled = e2el + (sentAt − scheduledAt)                                            [s]
  ///
  /// - `scheduledAt`: open loop: the planned arrival. Closed loop: arrival of the user's previous reply.
  ///
  /// Undefined when `e2el` is.
  ///
  /// Others: AIPerf's `effective_latency`, vLLM's `e2el_including_client_queue`, GuideLLM's `request_scheduled_latency`.
  ///
  /// Source: Gil Tene, "How NOT to Measure Latency", 2013.
  package static let endToEndLatencyScheduled = RequestMetric(
    "e2el_scheduled", "End-to-end latency, from schedule", .seconds
  ) { record in
    guard let fromSend = endToEndLatency.value(of: record), let late = seconds(from: record.scheduledAt, to: record.sentAt)
    else { return nil }
    return fromSend + late
  }
}

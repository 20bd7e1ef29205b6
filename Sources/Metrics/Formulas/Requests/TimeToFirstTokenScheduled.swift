import Vocabulary

extension RequestMetric {
  /// Time to first token from the instant the request was due: free of coordinated omission.
  ///
  ///     ttft_scheduled = ttft + (sentAt − scheduledAt)                                            [s]
  ///
  /// - `scheduledAt`: open loop: the planned arrival. Closed loop: arrival of the user's previous reply.
  ///
  /// A client that falls behind its schedule sends late, and what it then measures from the send leaves out the time that the
  /// request has already waited. Undefined when `ttft` is.
  ///
  /// Others: AIPerf's `effective_latency` and vLLM's `e2el_including_client_queue` do so for the whole latency; inference-perf
  /// reports the delay, uncorrected.
  ///
  /// Source: Gil Tene, "How NOT to Measure Latency", 2013.
  package static let timeToFirstTokenScheduled = RequestMetric(
    "ttft_scheduled", "Time to first token, from schedule", .seconds
  ) { record in
    guard let fromSend = timeToFirstToken.value(of: record), let late = seconds(from: record.scheduledAt, to: record.sentAt)
    else { return nil }
    return fromSend + late
  }
}

import Vocabulary

extension RequestMetric {
  /// End-to-end latency: from the send to the last of the output.
  ///
  ///     e2el = lastTokenAt − sentAt,   or finishedAt − sentAt for a reply that came whole         [s]
  ///
  /// - `lastTokenAt`: arrival of the last event that carries output; where a stream carried none, `finishedAt`.
  /// - `finishedAt`: arrival of the terminal event, or the clean end of the body.
  ///
  /// Undefined for a request that failed.
  ///
  /// Others: vLLM ends at the last token's event, AIPerf at the last content, EvalScope at the last JSON event with its usage, SGLang
  /// at the last line with `[DONE]`, GuideLLM when the stream closes, inference-perf after it has tokenized the text itself.
  package static let endToEndLatency = RequestMetric("e2el", "End-to-end latency", .seconds) { record in
    let end = record.cameAsStream ? record.lastTokenAt ?? record.finishedAt : record.finishedAt
    return seconds(from: record.sentAt, to: end)
  }
}

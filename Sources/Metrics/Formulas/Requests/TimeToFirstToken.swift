import Vocabulary

extension RequestMetric {
  /// Time to first token: how long a user looks at nothing.
  ///
  ///     ttft = firstTokenAt − sentAt                                                              [s]
  ///
  /// - `firstTokenAt`: arrival of the first event that carries output: content, reasoning or tool-call text. Role-only, empty and
  ///   usage-only events are not tokens.
  /// - `sentAt`: the request was handed to the HTTP library; connecting, where it was needed, counts.
  ///
  /// Undefined for a reply that came whole, and when no event carried output.
  ///
  /// Others: llmuses takes the first event whatever it carries; SGLang does not count tool calls, inference-perf not reasoning; vLLM
  /// counts an event with empty content; GuideLLM starts when the first header is written, after connecting. All of them stamp an
  /// event when their own loop gets to it.
  ///
  /// Source: MLPerf Inference rules, "TTFT" of the LLM benchmarks.
  package static let timeToFirstToken = RequestMetric("ttft", "Time to first token", .seconds) { record in
    record.cameAsStream ? seconds(from: record.sentAt, to: record.firstTokenAt) : nil
  }
}

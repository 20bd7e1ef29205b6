import Vocabulary

extension RequestMetric {
  /// Output tokens: the length of the reply, reasoning included.
  ///
  /// From the server's usage; else from token ids or logprobs in the events; else each event with output counts as one. Which of
  /// them stands in each record and is summed up in the report. Undefined when there was nothing to count.
  ///
  /// Others: SGLang falls back on the length that was *asked* for, vLLM on 1, llmuses on 0; AIPerf and inference-perf count with a
  /// tokenizer of their own by default.
  package static let outputTokens = RequestMetric("output_tokens", "Output tokens", .tokens) { record in
    record.usage.output.map(Double.init)
  }
}

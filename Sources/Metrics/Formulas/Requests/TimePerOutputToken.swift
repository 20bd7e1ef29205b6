import Vocabulary

extension RequestMetric {
  /// Time per output token: the mean pace of one reply after its first token.
  ///
  ///     tpot = (lastTokenAt − firstTokenAt) / (n − 1)                                             [s]
  ///
  /// - `firstTokenAt`, `lastTokenAt`: arrival of the first and the last event that carries output.
  /// - n: output tokens of the reply (`output_tokens`).
  ///
  /// Undefined when n < 2, when a single event brought the output (the time between its tokens was not seen), and for a reply that
  /// came whole.
  ///
  /// Others: vLLM and inference-perf do the same, EvalScope ends at the event with the usage, SGLang at the end of the stream;
  /// GuideLLM divides the whole latency, the time to the first token included, by n; llmuses' is `time_per_output_token_overall`.
  ///
  /// Source: MLPerf Inference rules, "TPOT" of the LLM benchmarks.
  package static let timePerOutputToken = RequestMetric("tpot", "Time per output token", .seconds) { record in
    guard record.cameAsStream, let tokens = outputTokens.value(of: record), tokens >= 2,
      let first = record.firstTokenAt, let last = record.lastTokenAt, packages.value(of: record) != 1
    else { return nil }
    return last.seconds(since: first) / (tokens - 1)
  }
}

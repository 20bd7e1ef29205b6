import Vocabulary

extension RequestMetric {
  /// Input tokens: the length of the prompt as the server counts it, its chat template included.
  ///
  /// From the server's usage. Undefined when it gives none: Prony does not guess.
  ///
  /// Others: AIPerf and inference-perf count with a tokenizer of their own by default.
  package static let inputTokens = RequestMetric("input_tokens", "Input tokens", .tokens) { record in
    record.usage.input.map(Double.init)
  }
}

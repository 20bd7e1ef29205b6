import Vocabulary

extension RequestMetric {
  /// Inter-token latency: the time from token to token as the user reads, pooled over all tokens of all requests.
  ///
  ///     itl = gap / k, counted k times, for each output-bearing event after the first             [s]
  ///
  /// - gap: time since the output-bearing event before it.
  /// - k: tokens the event brought, where the reply says so (usage in each event, token ids, logprobs); else 1, and the report says
  ///   "per chunk".
  ///
  /// A server that sends several tokens in one event made them over the whole gap; the user's reading pace is the gap divided by
  /// them. Undefined with fewer than two output-bearing events.
  ///
  /// Others: EvalScope and vLLM pool the gaps themselves, so four tokens per event read as four times the latency (our `icl`); SGLang
  /// divides on its own API only; inference-perf gives all tokens of an event its time, which pools zeros; GuideLLM and AIPerf
  /// report one mean per request (near our `tpot`); llmuses a mean without the first and last gap.
  package static let interTokenLatency = RequestMetric("itl", "Inter-token latency", .seconds) { record, values in
    guard record.cameAsStream else { return }
    record.forEachGap { gap, tokens in values.add(gap / Double(tokens), times: tokens) }
  }
}

import Vocabulary

extension RequestMetric {
  /// Inter-chunk latency: the time from one piece of output to the next, pooled over all pieces of all requests.
  ///
  ///     icl = chunk[i].at − chunk[i − 1].at                                                       [s]
  ///
  /// - `chunk[i].at`: arrival of the i-th event that carries output.
  ///
  /// Undefined with fewer than two such events. Where events bring several tokens each, which the records of such replies note as
  /// `chunked_tokens`, it is longer than `itl`.
  ///
  /// Others: EvalScope and vLLM call this inter-token latency; AIPerf has it under this name.
  package static let interChunkLatency = RequestMetric("icl", "Inter-chunk latency", .seconds) { record, values in
    guard record.cameAsStream else { return }
    record.forEachGap { gap, _ in values.add(gap) }
  }
}

import Vocabulary

extension RunMetric {
  /// Duration: the length of the window.
  ///
  ///     T = closesAt − opensAt                                                                    [s]
  ///
  /// The window opens at the first send after the warm-up; it closes in an open loop at the last send, in a closed one when the
  /// requests in flight fall below the asked concurrency for good.
  ///
  /// Others: vLLM and SGLang take the whole run with its drain; EvalScope and inference-perf first start to last end; GuideLLM a
  /// window between warm-up and cool-down.
  package static let duration = RunMetric("duration", "Duration", .seconds) { $0.window.seconds }
}

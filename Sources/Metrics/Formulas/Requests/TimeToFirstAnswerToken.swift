import Vocabulary

extension RequestMetric {
  /// Time to first answer token: how long until a reasoning model stops thinking and speaks.
  ///
  ///     ttfat = firstAnswerTokenAt − sentAt                                                       [s]
  ///
  /// - `firstAnswerTokenAt`: arrival of the first event with output other than reasoning.
  ///
  /// Equal to `ttft` for a model that does not reason. Undefined for a reply that came whole, and when nothing but reasoning came.
  ///
  /// Others: AIPerf and GuideLLM call it time to first output token; inference-perf reports it as its time to first token, since it
  /// does not see reasoning.
  package static let timeToFirstAnswerToken = RequestMetric("ttfat", "Time to first answer token", .seconds) { record in
    record.cameAsStream ? seconds(from: record.sentAt, to: record.firstAnswerTokenAt) : nil
  }
}

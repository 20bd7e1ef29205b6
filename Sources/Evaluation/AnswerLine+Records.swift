internal import Metrics
internal import Scoring
internal import Vocabulary

extension AnswerSheet.Line {
  /// What became of the question at `question`, which `record` alone asked; the marks are still to come.
  init(_ record: RequestRecord, question: Int) {
    self.init(point: record.point, question: question, requestIDs: [record.requestID])
    reply = record.hasSucceeded ? record.text ?? "" : nil
    failure = record.failureInWords
    finishReason = record.finishReason
    usage = record.usage
    timeToFirstToken = RequestMetric.timeToFirstToken.value(of: record)
    endToEndLatency = RequestMetric.endToEndLatency.value(of: record)
  }

  /// A line of the question at `question` whose `count` continuations are still to come.
  init(point: Int, question: Int, continuations count: Int) {
    self.init(point: point, question: question, requestIDs: Array(repeating: "", count: count))
    logarithms = Array(repeating: nil, count: count)
  }

  /// Adds what `record` says of one of its continuations.
  mutating func add(_ record: RequestRecord, continuation: Int) {
    requestIDs[continuation] = record.requestID
    logarithms[continuation] = record.hasSucceeded ? record.likelihood?.logprob : nil
    failure = failure ?? record.failureInWords
    usage.add(record.usage)
    let latency = RequestMetric.endToEndLatency.value(of: record)
    endToEndLatency = [endToEndLatency, latency].compactMap(\.self).max()
  }
}

extension AnswerSheet.Mark {
  /// What `grade` says.
  init(_ grade: Grade) {
    switch grade.answer {
    case .success(let answer): self.init(answer: answer, score: grade.score)
    case .failure(let reason): self.init(reason: reason.rawValue, score: 0)
    }
  }
}

extension RequestRecord {
  fileprivate var failureInWords: String? {
    if case .failed(let failure) = outcome { "\(failure.kind.rawValue): \(failure.detail)" } else { nil }
  }
}

extension TokenUsage {
  /// Adds `other`, as far as it is known.
  fileprivate mutating func add(_ other: TokenUsage) {
    if let count = other.input { input = (input ?? 0) + count }
    if let count = other.output { output = (output ?? 0) + count }
  }
}

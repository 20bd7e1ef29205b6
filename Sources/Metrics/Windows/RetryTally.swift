import Vocabulary

/// Counts what was retried, whatever the window.
struct RetryTally: Sendable {
  private(set) var report = RetryReport()

  /// Takes a request that was sent.
  mutating func add(_ record: RequestRecord) {
    report.attempts += record.failedAttempts.count + 1
    guard !record.failedAttempts.isEmpty else { return }
    report.requests += 1
    switch record.outcome {
    case .succeeded: report.saved += 1
    case .failed: report.gaveUp += 1
    case .cancelled, .dropped: break
    }
    for attempt in record.failedAttempts {
      report.failedAttempts[attempt.kind, default: 0] += 1
      report.secondsInFailedAttempts += attempt.endedAt.seconds(since: attempt.sentAt)
    }
  }
}

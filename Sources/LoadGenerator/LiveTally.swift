internal import Vocabulary

/// What one shard has counted so far, for those who watch; the report knows nothing of it.
///
/// Used in the shard's isolation, which publishes copies of its counts.
final class LiveTally {
  private(set) var counts = LiveCounts()

  /// A request was handed to the transport.
  func countSent() { counts.sent += 1 }

  /// A request was due but the shard was full.
  func countDropped() { counts.dropped += 1 }

  /// A request ended.
  func countEnded(_ outcome: RequestOutcome) {
    counts.ended += 1
    if case .failed = outcome { counts.failed += 1 }
  }

  /// Output came, `gap` nanoseconds after the output before it or, the first of a reply, after sending.
  func countOutput(tokens: Int, after gap: Int64, isFirst: Bool) {
    counts.outputTokens += tokens
    if isFirst { counts.timeToFirstToken.add(UInt64(max(0, gap))) } else { counts.gaps.add(UInt64(max(0, gap))) }
  }

  /// The counts, and fresh distributions from now on.
  func publish() -> LiveCounts {
    defer { counts.forgetTimes() }
    return counts
  }
}

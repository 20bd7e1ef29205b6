package import Vocabulary

/// What a run has counted so far.
package struct LiveCounts: Sendable {
  /// Requests handed to the transport.
  package var sent = 0
  /// Requests that ended, in whatever way.
  package var ended = 0
  /// Those of them that failed.
  package var failed = 0
  /// Requests dropped because the shard was full.
  package var dropped = 0
  /// Tokens that came.
  package var outputTokens = 0
  /// Times to the first token since the last publication, in nanoseconds.
  package var timeToFirstToken = LiveCounts.emptyTimes
  /// Gaps between output-bearing events since the last publication, in nanoseconds.
  package var gaps = LiveCounts.emptyTimes

  /// Nothing counted.
  package init() {}

  /// Requests sent and not ended.
  package var inFlight: Int { sent - ended }

  /// 3 % wide buckets are fine enough to watch.
  static let emptyTimes = LogHistogram(bits: 5)

  /// Adds another shard's counts.
  mutating func add(_ other: LiveCounts) {
    sent += other.sent
    ended += other.ended
    failed += other.failed
    dropped += other.dropped
    outputTokens += other.outputTokens
    addTimes(of: other)
  }

  /// Adds only what another has of times.
  package mutating func addTimes(of other: LiveCounts) {
    timeToFirstToken.merge(other.timeToFirstToken)
    gaps.merge(other.gaps)
  }

  mutating func forgetTimes() {
    timeToFirstToken = LiveCounts.emptyTimes
    gaps = LiveCounts.emptyTimes
  }
}

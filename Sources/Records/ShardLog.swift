package import Vocabulary

/// Where one shard leaves its records; isolated to the shard, which does not wait for the disk.
///
/// Lines go to the writer when there are 64 KiB of them or the first has waited 200 ms: what a run that is killed can lose.
package final class ShardLog {
  private static let fullLength = 1 << 16
  private static let longestWait: Int64 = 200_000_000

  private let writer: LogWriter
  private let file: Int
  /// What has not been handed over yet.
  private(set) var lines: [UInt8] = []
  private var waitingSince: RunTime?

  init(writer: LogWriter, file: Int) {
    self.writer = writer
    self.file = file
  }

  deinit { precondition(lines.isEmpty, "a shard flushes its log before it lets go of it") }

  /// Adds the line of `record`.
  package func append(_ record: RequestRecord, at now: RunTime) {
    RecordEncoder.encode(record, into: &lines)
    if waitingSince == nil { waitingSince = now }
    if lines.count >= ShardLog.fullLength { flush() } else { flushIfDue(at: now) }
  }

  /// Hands over lines that have waited long enough; to be called a few times a second while no record comes.
  package func flushIfDue(at now: RunTime) {
    if let waitingSince, now.nanoseconds(since: waitingSince) >= ShardLog.longestWait { flush() }
  }

  /// Hands over all lines: the last thing a shard does.
  package func flush() {
    waitingSince = nil
    if !lines.isEmpty { writer.write(&lines, to: file) }
  }
}

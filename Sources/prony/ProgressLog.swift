internal import Synchronization
internal import Vocabulary

/// A run's progress where nobody watches a terminal, as in the log of a build: a line a minute.
final class ProgressLog: Sendable {
  private static let pause = Duration.seconds(60)

  private let terminal: Terminal
  private let last = Mutex(ContinuousClock.now)

  /// Lines on `terminal`.
  init(on terminal: Terminal) { self.terminal = terminal }

  /// Writes `progress` down, if the last line is a minute old.
  func show(_ progress: RunProgress) {
    let isDue = last.withLock { last in
      let now = ContinuousClock.now
      guard now - last >= ProgressLog.pause else { return false }
      last = now
      return true
    }
    if isDue { terminal.write("prony: " + ProgressBlock.lines(progress).joined(separator: " · ") + "\n") }
  }
}

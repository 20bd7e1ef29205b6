internal import CLinux
internal import Vocabulary

/// How far the wall clock is ahead of the monotonic one, followed sample by sample.
///
/// The kernel stamps segments with `CLOCK_REALTIME`; subtracting the offset brings a stamp to `CLOCK_MONOTONIC`. Slewing moves
/// both clocks alike, so the offset changes only when the wall clock is stepped.
struct WallClockOffset {
  /// `CLOCK_REALTIME` − `CLOCK_MONOTONIC`, in nanoseconds.
  private(set) var nanoseconds: Int64
  /// The largest step seen since it was last taken; 0 for none.
  private var largestStep: Int64 = 0

  /// A reading taken across a preemption is worth nothing: its two ends must be this close, in nanoseconds.
  private let tightest: Int64
  private let read: (linux_clock_id) -> Int64
  /// A change of the offset that no reading error explains, in nanoseconds.
  private static let step: Int64 = 1_000_000

  /// The offset by what `read` says of either clock.
  init(read: @escaping (linux_clock_id) -> Int64 = linux_clock) {
    self.read = read
    let readings = (0..<16).map { _ in Reading(read) }
    let best = readings.min { $0.width < $1.width } ?? readings[0]
    nanoseconds = best.offset
    tightest = max(2_000, 3 * best.width)
  }

  /// Follows the wall clock, as often as it is called.
  mutating func follow() {
    let reading = Reading(read)
    guard reading.width <= tightest else { return }
    let change = reading.offset - nanoseconds
    if abs(change) > WallClockOffset.step, abs(change) > abs(largestStep) { largestStep = change }
    nanoseconds = reading.offset
  }

  /// The largest step since the last call.
  mutating func takeLargestStep() -> Int64 {
    defer { largestStep = 0 }
    return largestStep
  }

  /// Both clocks read at once: the wall clock between two readings of the monotonic one.
  private struct Reading {
    let offset: Int64
    let width: Int64

    init(_ read: (linux_clock_id) -> Int64) {
      let before = read(LINUX_MONOTONIC)
      let wall = read(LINUX_REALTIME)
      let after = read(LINUX_MONOTONIC)
      offset = wall - (before + after) / 2
      width = after - before
    }
  }
}

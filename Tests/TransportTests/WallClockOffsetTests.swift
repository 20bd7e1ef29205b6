import CLinux
import Testing

@testable import Transport

/// With clocks of the test's own: nobody else's may be set, and the kernel stamps by its own alone.
@Suite struct WallClockOffsetTests {
  /// A pair of clocks; each reading takes 100 ns.
  private final class Clocks {
    var monotonic: Int64 = 5_000_000_000
    var ahead: Int64 = 1_700_000_000_000_000_000
    /// How much longer the next reading takes.
    var pause: Int64 = 0

    func read(_ clock: linux_clock_id) -> Int64 {
      monotonic += 100 + pause
      pause = 0
      return clock == LINUX_REALTIME ? monotonic + ahead : monotonic
    }

    /// What the kernel would stamp now.
    var stamp: Int64 { monotonic + ahead }
  }

  private let clocks = Clocks()
  private var offset: WallClockOffset

  init() { offset = WallClockOffset(read: clocks.read) }

  @Test(arguments: [3_600_000_000_000, -3_600_000_000_000, 1_500_000])
  mutating func `a step is told once, and stamps after it fall where they belong`(step: Int64) {
    #expect(clocks.stamp - offset.nanoseconds == clocks.monotonic)
    clocks.ahead += step
    offset.follow()
    #expect(clocks.stamp - offset.nanoseconds == clocks.monotonic)
    #expect(offset.takeLargestStep() == step)
    offset.follow()
    #expect(offset.takeLargestStep() == 0)
  }

  @Test mutating func `of several steps the largest is told`() {
    for step in [2_000_000, -9_000_000, 5_000_000] as [Int64] {
      clocks.ahead += step
      offset.follow()
    }
    #expect(offset.takeLargestStep() == -9_000_000)
  }

  @Test mutating func `a clock that is slewed is followed without a step`() {
    // The monotonic clock is slewed with it; what is left is less than a reading's own error.
    for _ in 0..<10_000 {
      clocks.monotonic += 1_000_500
      clocks.ahead += 3
      offset.follow()
    }
    #expect(clocks.stamp - offset.nanoseconds == clocks.monotonic)
    #expect(offset.takeLargestStep() == 0)
  }

  @Test mutating func `a reading that was interrupted counts for nothing`() {
    let before = offset.nanoseconds
    clocks.pause = 50_000_000
    offset.follow()
    #expect(offset.nanoseconds == before)
    #expect(offset.takeLargestStep() == 0)
  }
}

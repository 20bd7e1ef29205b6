internal import CLinux

/// The clock of one run: `CLOCK_MONOTONIC`, counted from the run's origin.
///
/// A record's `…_ns` plus `originNanoseconds` is an absolute `CLOCK_MONOTONIC` reading, so any log that another process
/// of the machine wrote on the same clock can be joined with the run's records.
public struct RunClock: Sendable, Equatable {
  /// `CLOCK_MONOTONIC` at the run's origin, in nanoseconds.
  public let originNanoseconds: Int64

  /// A clock whose origin is `originNanoseconds` on `CLOCK_MONOTONIC`.
  public init(originNanoseconds: Int64) { self.originNanoseconds = originNanoseconds }

  /// A clock whose origin is this instant.
  public static func startingNow() -> RunClock { RunClock(originNanoseconds: linux_clock(LINUX_MONOTONIC)) }

  /// The instant now.
  public func now() -> RunTime { RunTime(nanoseconds: linux_clock(LINUX_MONOTONIC) - originNanoseconds) }
}

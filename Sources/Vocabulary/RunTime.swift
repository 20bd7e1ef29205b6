/// An instant of a run: nanoseconds of the monotonic clock since the run started.
///
/// `RunTime` is the only kind of instant in Prony. It never holds wall-clock time, and two of them compare only
/// within one run. Record fields named `…_ns` are its `nanoseconds`. Arithmetic wraps around, so that an absurd instant in a damaged
/// file gives an absurd length and no trap.
public struct RunTime: Hashable, Comparable, Sendable {
  /// Nanoseconds since the run's origin; negative before it.
  public var nanoseconds: Int64

  /// The instant `nanoseconds` after the run's origin.
  @inlinable
  public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

  /// The run's origin.
  public static let zero = RunTime(nanoseconds: 0)

  /// `left` is earlier than `right`.
  @inlinable
  public static func < (left: RunTime, right: RunTime) -> Bool { left.nanoseconds < right.nanoseconds }

  /// The instant `length` after `instant`.
  @inlinable
  public static func + (instant: RunTime, length: Duration) -> RunTime {
    RunTime(nanoseconds: instant.nanoseconds &+ length.nanoseconds)
  }

  /// How long after `earlier` `later` is.
  @inlinable
  public static func - (later: RunTime, earlier: RunTime) -> Duration {
    .nanoseconds(later.nanoseconds &- earlier.nanoseconds)
  }

  /// Nanoseconds from `earlier` to this instant; the cheap form of `-` for the hot path.
  @inlinable
  public func nanoseconds(since earlier: RunTime) -> Int64 { nanoseconds &- earlier.nanoseconds }
}

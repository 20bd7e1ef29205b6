/// The one file in which lengths of time change their unit.
extension Duration {
  /// The whole length in nanoseconds, rounded toward zero; ±292 years fit.
  @inlinable
  public var nanoseconds: Int64 {
    let (seconds, attoseconds) = components
    return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
  }

  /// The length in seconds, for distributions, JSON and the console.
  @inlinable
  public var seconds: Double {
    let (seconds, attoseconds) = components
    return Double(seconds) + Double(attoseconds) * 1e-18
  }

  /// The length of `seconds`, to the nanosecond.
  @inlinable
  public init(seconds: Double) {
    self = .nanoseconds(Int64((seconds * 1e9).rounded()))
  }
}

/// Nanoseconds as seconds: the nearest number there is, so that it prints with no more than nine decimals.
@inlinable
public func seconds(_ nanoseconds: Int64) -> Double { Double(nanoseconds) / 1e9 }

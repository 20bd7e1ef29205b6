/// One event of a reply with its times: 16 bytes, since a run may hold millions.
public struct TokenArrival: Sendable, Equatable {
  /// Arrival of the segment that completed the event.
  public var at: RunTime
  /// Delivery − arrival, in nanoseconds; saturates at 4.29 s.
  public var deliveryLag: UInt32
  @usableFromInline var packed: UInt32

  /// The most tokens one event can count.
  public static let tokenLimit = 1 << 24 - 1

  /// An event of `kind` that brought `tokens` (saturating at `tokenLimit`).
  @inlinable
  public init(at: RunTime, deliveryLag: Int64, tokens: Int, kind: TokenKind) {
    self.init(
      at: at, deliveryLag: UInt32(clamping: deliveryLag),
      packed: UInt32(min(max(tokens, 0), TokenArrival.tokenLimit)) << 8 | UInt32(kind.rawValue))
  }

  @usableFromInline
  init(at: RunTime, deliveryLag: UInt32, packed: UInt32) {
    self.at = at
    self.deliveryLag = deliveryLag
    self.packed = packed
  }

  /// How many tokens the event brought: 0 for an event without output, and at least 1 for one with.
  @inlinable
  public var tokens: Int { Int(packed >> 8) }

  /// What the event brought.
  @inlinable
  public var kind: TokenKind { TokenKind(rawValue: UInt8(truncatingIfNeeded: packed)) ?? .other }
}

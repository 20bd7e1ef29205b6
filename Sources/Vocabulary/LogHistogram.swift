/// Counts of non-negative values in buckets of equal relative width, for when there are too many to keep.
///
/// A bucket covers `[m, m·(1 + 2^-bits))` in powers of two cut into `2^bits` equal parts: a value read back is the bucket's middle,
/// off by at most half of `relativeWidth`. Values below `2^bits` are exact. Adding costs a shift and an increment; two
/// histograms of one width merge by adding counts.
public struct LogHistogram: Sendable, Equatable {
  private let bits: Int
  private var counts: [UInt64] = []
  /// How many values were added.
  public private(set) var count: UInt64 = 0
  private var lowest = UInt64.max
  private var highest = UInt64.min

  /// An empty histogram whose buckets are `2^-bits` wide: 10 bits for 0.1 %, 7 for 0.8 %.
  public init(bits: Int = 10) { self.bits = bits }

  /// The smallest value added; `nil` of none.
  public var minimum: UInt64? { count > 0 ? lowest : nil }

  /// The largest value added; `nil` of none.
  public var maximum: UInt64? { count > 0 ? highest : nil }

  /// The width of a bucket relative to its lower edge.
  public var relativeWidth: Double { 1 / Double(1 << bits) }

  /// Adds `value`, `times` times.
  public mutating func add(_ value: UInt64, times: UInt64 = 1) {
    guard times > 0 else { return }
    let bucket = bucket(of: value)
    if bucket >= counts.count { counts.append(contentsOf: repeatElement(0, count: bucket + 1 - counts.count)) }
    counts[bucket] += times
    count += times
    lowest = min(lowest, value)
    highest = max(highest, value)
  }

  /// Adds all values of `other`, which must have the same width.
  public mutating func merge(_ other: LogHistogram) {
    precondition(other.bits == bits, "histograms of different widths do not merge")
    if other.counts.count > counts.count {
      counts.append(contentsOf: repeatElement(0, count: other.counts.count - counts.count))
    }
    for (bucket, added) in other.counts.enumerated() { counts[bucket] += added }
    count += other.count
    lowest = min(lowest, other.lowest)
    highest = max(highest, other.highest)
  }

  /// The value of rank `rank`, counted from 1 for the smallest; `nil` when there are fewer values.
  ///
  /// It is the middle of its bucket, kept within the smallest and largest value added.
  public func value(rank: UInt64) -> UInt64? {
    guard rank >= 1, rank <= count else { return nil }
    var seen: UInt64 = 0
    for (bucket, held) in counts.enumerated() {
      seen += held
      if seen >= rank { return min(max(middle(of: bucket), lowest), highest) }
    }
    return highest
  }

  /// The filled buckets, as (a value in the bucket, how many), ascending.
  public var filled: [(value: UInt64, count: UInt64)] {
    counts.enumerated().compactMap { bucket, held in held == 0 ? nil : (middle(of: bucket), held) }
  }

  private func bucket(of value: UInt64) -> Int {
    let magnitude = UInt64.bitWidth - value.leadingZeroBitCount
    let shift = max(0, magnitude - bits - 1)
    return shift &<< bits + Int(truncatingIfNeeded: value &>> UInt64(truncatingIfNeeded: shift))
  }

  private func middle(of bucket: Int) -> UInt64 {
    let shift = max(0, bucket >> bits - 1)
    let lower = UInt64(bucket - shift << bits) << UInt64(shift)
    return lower + (1 << UInt64(shift)) / 2
  }
}

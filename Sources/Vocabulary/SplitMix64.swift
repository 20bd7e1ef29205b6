/// The smallest source of chance, the same on every machine: SplitMix64, 64 random bits for an addition, two multiplications and three
/// shifts.
///
/// For what needs no streams of its own: the words of the mock endpoint, the state of a `SeededGenerator`, tests.
///
/// Source: Steele, Lea and Flood, “Fast splittable pseudorandom number generators”, 2014.
package struct SplitMix64: RandomNumberGenerator, Sendable {
  @usableFromInline var state: UInt64

  /// The sequence that belongs to `seed`.
  @inlinable
  package init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  @inlinable
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return SplitMix64.mixed(state)
  }

  /// Makes all that follows depend on `value` as well.
  @inlinable
  package mutating func absorb(_ value: UInt64) { state = next() ^ SplitMix64.mixed(value) }

  /// Makes all that follows depend on `name` as well.
  package mutating func absorb(_ name: String) { absorb(name.utf8.reduce(0) { $0 &* 31 &+ UInt64($1) }) }

  /// A bijection in which every bit of the result depends on every bit of `value`.
  @inlinable
  package static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

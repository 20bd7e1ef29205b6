internal import Vocabulary

/// The source of all chance in a run: xoshiro256** (Blackman and Vigna, 2018), its state filled by SplitMix64 (Steele, Lea and Flood, 2014).
///
/// Same seed, same numbers: on every machine, in every version. Each purpose draws from a stream of its own, so that drawing more for one
/// never shifts another; a stream is told apart by its name and by indices (the point of a sweep, the number of a prompt). The standard
/// library's `random(in:using:)` is not used with it, since its algorithm may change.
package struct SeededGenerator: Sendable {
  /// What the numbers of a stream are for.
  package enum Stream: String, Sendable, CaseIterable {
    case arrivals
    case promptOrder
    case promptContent
    case sampling
    case retries
  }

  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// The stream of `seed` for one purpose, and one `index` of it.
  package init(seed: UInt64, stream: Stream, index: Int = 0) {
    var mixer = SplitMix64(seed: seed)
    mixer.absorb(stream.rawValue)
    mixer.absorb(UInt64(bitPattern: Int64(index)))
    state = (mixer.next(), mixer.next(), mixer.next(), mixer.next())
  }

  /// A generator in a given state, not all zero.
  init(state: (UInt64, UInt64, UInt64, UInt64)) { self.state = state }

  /// 64 random bits.
  package mutating func next() -> UInt64 {
    let result = (state.1 &* 5).rotated(left: 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = state.3.rotated(left: 45)
    return result
  }

  /// A whole number from 0 to `bound` − 1; the bias is below `bound`·2⁻⁶⁴.
  package mutating func next(below bound: Int) -> Int {
    precondition(bound > 0, "there is no number below \(bound)")
    return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// A number of (0, 1]: never 0, so that its logarithm is finite.
  package mutating func nextFraction() -> Double { Double(next() >> 11 + 1) * 0x1p-53 }
}

extension UInt64 {
  fileprivate func rotated(left count: Int) -> UInt64 { self << count | self >> (64 - count) }
}

internal import Vocabulary

/// Which prompt a request sends: in the order of the set, or shuffled by the seed, a new order each time the set has been through.
///
/// A pure function of the request's number, so that shards need not agree on anything and a set of any size costs no memory and no pause.
/// The shuffle of n prompts is a Feistel network of eight rounds over the smallest 4ᵏ ≥ n, keyed by the stream `promptOrder` of the seed
/// and the cycle; results that are not below n go through it again (cycle walking), which keeps it a permutation of 0 ..< n.
package struct PromptOrder: Sendable {
  /// How many prompts there are; `nil` for a set without end, which is taken in order.
  package let count: Int?
  /// Each cycle has an order of its own.
  package let isShuffled: Bool
  private let seed: UInt64
  /// The prompts that are sent at all; `nil` for the whole set.
  private let chosen: [Int]?
  private static let rounds = 8

  /// The order of the prompts of `set`, or of those that are `chosen` of it, at least one.
  package init(of set: PromptSet, chosen: [Int]? = nil, isShuffled: Bool, seed: UInt64) {
    self.init(count: chosen?.count ?? set.count, chosen: chosen, isShuffled: isShuffled, seed: seed)
  }

  /// The order of `count` prompts.
  init(count: Int?, chosen: [Int]? = nil, isShuffled: Bool, seed: UInt64) {
    self.count = count
    self.chosen = chosen
    self.isShuffled = isShuffled
    self.seed = seed
  }

  /// A prompt of the set, and the how-many-eth time the set is gone through, from 0.
  package struct Position: Sendable, Equatable {
    /// The prompt's number in the set.
    package var index: Int
    /// How often the whole set has been sent before.
    package var cycle: Int
  }

  /// What a request sends.
  ///
  /// - Parameter request: its number within the run: every point goes on where the last one stopped, so that its prompts are fresh.
  /// - Returns: the prompt, and whether it was sent before.
  package func position(of request: Int) -> Position {
    guard let count else { return Position(index: request, cycle: 0) }
    let (cycle, place) = request.quotientAndRemainder(dividingBy: count)
    let index = isShuffled ? shuffled(place, among: count, cycle: cycle) : place
    return Position(index: chosen?[index] ?? index, cycle: cycle)
  }

  private func shuffled(_ place: Int, among count: Int, cycle: Int) -> Int {
    var keys = SeededGenerator(seed: seed, stream: .promptOrder, index: cycle)
    let key = keys.next()
    let bits = UInt64((Int.bitWidth - (count - 1).leadingZeroBitCount + 1) / 2)
    var value = UInt64(place)
    repeat { value = PromptOrder.permuted(value, halfBits: max(1, bits), key: key) } while value >= count
    return Int(value)
  }

  /// A permutation of the numbers of 2·`halfBits` bits.
  private static func permuted(_ value: UInt64, halfBits: UInt64, key: UInt64) -> UInt64 {
    let mask: UInt64 = 1 << halfBits - 1
    var (left, right) = (value >> halfBits, value & mask)
    for round in 0..<UInt64(rounds) {
      let scrambled = SplitMix64.mixed(SplitMix64.mixed(key &+ round) ^ right)
      (left, right) = (right, left ^ scrambled & mask)
    }
    return left << halfBits | right
  }
}

internal import Vocabulary

/// The chance of one purpose: which examples a subset gets, in which order a row's choices are shown.
///
/// SplitMix64, made to depend on the seed, the purpose and the names given, so that no draw shifts another and a subset asked by itself
/// is asked as within the whole.
struct Chance {
  private var generator: SplitMix64

  /// The chance that `seed` gives for a purpose and the thing it is for.
  init(seed: UInt64, purpose: String, _ names: String...) {
    generator = SplitMix64(seed: seed)
    for name in [purpose] + names { generator.absorb(name) }
  }

  /// The numbers below `count` in a random order: Fisher and Yates's shuffle.
  mutating func order(of count: Int) -> [Int] {
    var order = Array(0..<count)
    for last in stride(from: count - 1, to: 0, by: -1) {
      let drawn = Int(generator.next().multipliedFullWidth(by: UInt64(last + 1)).high)
      order.swapAt(last, drawn)
    }
    return order
  }
}

/// Words of which each stands in one prompt of a run and nowhere else: a reply to another prompt that holds it was made of that one.
///
/// A word spells its prompt's number, and a check that depends on the run's seed: what a model makes up is no canary.
package struct Canaries: Sendable, Equatable {
  private static let mark = Array("canary-".utf8)
  /// Hexadecimal digits of the number, and of the check.
  private static let digits = 8

  private let seed: UInt64

  /// The canaries of a run with `seed`.
  package init(seed: UInt64) { self.seed = seed }

  /// The word that belongs into the prompt at `index`.
  package func word(ofPrompt index: Int) -> String {
    let number = UInt32(truncatingIfNeeded: index)
    return String(decoding: Canaries.mark, as: UTF8.self) + Canaries.hexadecimal(number)
      + Canaries.hexadecimal(check(of: number))
  }

  /// The prompts whose words stand in `text`, each as often as it does.
  package func prompts(namedIn text: String) -> [Int] {
    var text = text
    return text.withUTF8 { bytes in
      var found: [Int] = []
      var start = 0
      let length = Canaries.mark.count + 2 * Canaries.digits
      while start + length <= bytes.count {
        if bytes[start] == Canaries.mark[0], let index = prompt(spelledBy: bytes[start..<(start + length)]) {
          found.append(index)
        }
        start += 1
      }
      return found
    }
  }

  private func prompt(spelledBy bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    guard bytes.starts(with: Canaries.mark) else { return nil }
    let spelled = String(decoding: bytes.dropFirst(Canaries.mark.count), as: UTF8.self)
    guard let number = UInt32(spelled.prefix(Canaries.digits), radix: 16),
      let check = UInt32(spelled.suffix(Canaries.digits), radix: 16), check == self.check(of: number)
    else { return nil }
    return Int(number)
  }

  private func check(of number: UInt32) -> UInt32 {
    UInt32(truncatingIfNeeded: SplitMix64.mixed(SplitMix64.mixed(seed) &+ UInt64(number)))
  }

  private static func hexadecimal(_ value: UInt32) -> String {
    withUnsafeBytes(of: value.bigEndian) { Array($0).hexadecimal }
  }
}

internal import Vocabulary

/// Prompts of random English words, as many as are asked for: prompt i is the same text whoever asks, in whatever order.
///
/// Its length is uniform in `lengths`, its words are uniform in the list `prompts/random/words.txt`, both drawn from the stream
/// `promptContent` of the seed, with i as the index. No two prompts share more than a word or two at the start, so that no prefix cache helps.
package struct RandomPrompts: Sendable {
  /// How many words a prompt has.
  package let lengths: ClosedRange<Int>
  private let seed: UInt64
  /// The words as bytes, a space before each.
  private let words: [[UInt8]]

  /// Prompts of `lengths` words.
  package init(lengths: ClosedRange<Int>, seed: UInt64) {
    self.lengths = lengths
    self.seed = seed
    words = RandomPrompts.words.map { Array(" \($0)".utf8) }
  }

  /// The words to draw from: common ones, which most tokenizers spell with one token each.
  package static let words: [String] = {
    guard let list = EmbeddedFile.named("prompts/random/words.txt") else {
      preconditionFailure("the word list is not embedded")
    }
    return list.text.split(separator: "\n").map(String.init)
  }()

  /// The text of prompt `index`.
  package func text(of index: Int) -> String {
    var chance = SeededGenerator(seed: seed, stream: .promptContent, index: index)
    let length = lengths.lowerBound + chance.next(below: lengths.count)
    var text: [UInt8] = []
    text.reserveCapacity(length * 7)
    for _ in 0..<length { text += words[chance.next(below: words.count)] }
    return String(decoding: text.dropFirst(), as: UTF8.self)
  }
}

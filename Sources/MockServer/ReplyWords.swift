import Vocabulary

/// The words that replies are made of: a token is a word and a space, 4 to 6 bytes.
enum ReplyWords {
  /// The word of the next token in a sequence of random numbers.
  static func next(from numbers: inout SplitMix64) -> StaticString {
    tokens[Int(truncatingIfNeeded: numbers.next() & 63)]
  }

  private static let tokens: [StaticString] = [
    "able ", "acre ", "air ", "apple ", "arch ", "bark ", "bell ", "birch ", "blue ", "boat ", "brake ", "bread ",
    "cart ", "clay ", "cloud ", "coal ", "coin ", "corn ", "crane ", "dawn ", "deer ", "door ", "dust ", "earth ",
    "elm ", "fern ", "field ", "fire ", "flax ", "ford ", "frost ", "gate ", "glass ", "grain ", "hand ", "hill ",
    "horn ", "iron ", "kiln ", "lake ", "lamp ", "leaf ", "lime ", "loom ", "mill ", "mist ", "moon ", "moss ", "oak ",
    "oar ", "path ", "pine ", "rain ", "reed ", "river ", "rope ", "salt ", "sand ", "sky ", "stone ", "tide ", "vine ",
    "wheel ", "wind ",
  ]
}

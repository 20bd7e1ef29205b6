/// The tokens of a prompt, as this server counts them: one for each word, a word being what stands between white space.
struct PromptTokens {
  /// How many.
  private(set) var count = 0
  /// The id of each, in order; empty when they are only counted.
  private(set) var ids: [Int] = []
  /// A number that depends on every token: equal prompts get equal replies.
  private(set) var digest = fnvOffset

  private let keepsIDs: Bool

  /// How many different ids there are.
  private static let vocabularySize: UInt64 = 32_000
  // FNV-1a, 64 bits.
  private static let fnvOffset: UInt64 = 0xCBF2_9CE4_8422_2325
  private static let fnvPrime: UInt64 = 0x100_0000_01B3

  init(keepsIDs: Bool = false) { self.keepsIDs = keepsIDs }

  /// The digest of `text`.
  static func digest(of text: String) -> UInt64 {
    var tokens = PromptTokens()
    tokens.add(ArraySlice(text.utf8))
    return tokens.digest
  }

  /// Adds the words of `text`: the bytes of a JSON string, escapes as written.
  mutating func add(_ text: ArraySlice<UInt8>) {
    var word: UInt64?
    var position = text.startIndex
    while position < text.endIndex {
      let (isSpace, length) = classify(text, at: position)
      if isSpace {
        end(&word)
      } else {
        for byte in text[position..<position + length] {
          word = ((word ?? PromptTokens.fnvOffset) ^ UInt64(byte)) &* PromptTokens.fnvPrime
        }
      }
      position += length
    }
    end(&word)
  }

  /// Adds one token by its id.
  mutating func add(id: Int) {
    count += 1
    digest = (digest ^ UInt64(bitPattern: Int64(id))) &* PromptTokens.fnvPrime
    if keepsIDs { ids.append(id) }
  }

  private mutating func end(_ word: inout UInt64?) {
    guard let hash = word else { return }
    word = nil
    count += 1
    digest = (digest ^ hash) &* PromptTokens.fnvPrime
    if keepsIDs { ids.append(Int(hash % PromptTokens.vocabularySize)) }
  }

  /// Whether the character at `position` is white space, and how many bytes it takes: two for an escape.
  private func classify(_ text: ArraySlice<UInt8>, at position: Int) -> (isSpace: Bool, length: Int) {
    switch text[position] {
    case UInt8(ascii: " "): (true, 1)
    case UInt8(ascii: "\\") where position + 1 < text.endIndex: ("nrt".utf8.contains(text[position + 1]), 2)
    default: (false, 1)
    }
  }
}

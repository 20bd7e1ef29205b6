/// A form into which texts are brought before they are compared.
package enum Normalization: String, Sendable, CaseIterable {
  /// Lower-case, without punctuation and the words a, an and the, one space between words.
  ///
  /// As SQuAD's official script (v1.1): `_` and the rest of Python's `string.punctuation` are deleted, so `New-York` becomes `newyork`.
  case squad
  /// The same, but `_` and punctuation, curly quotes, accents and primes among it, become spaces: `New-York` becomes `new york`.
  ///
  /// As TriviaQA's official script.
  case triviaQA = "trivia_qa"
  /// LaTeX without its accidents, as `HendrycksForm` makes it.
  case hendrycks
  /// LaTeX without units and words, as `MinervaForm` makes it.
  case minerva

  /// `text` in this form.
  package func form(of text: String) -> String {
    switch self {
    case .squad:
      Normalization.words(of: text.lowercased()) { $0.isASCIIPunctuation ? nil : $0 }
    case .triviaQA:
      Normalization.words(of: text.lowercased()) { scalar in
        switch scalar {
        case "‘", "’", "´": " "
        default: scalar.isASCIIPunctuation ? " " : scalar
        }
      }
    case .hendrycks: HendrycksForm.form(of: text) ?? text
    case .minerva: MinervaForm.form(of: text)
    }
  }

  /// The words of what is left of `text` but for the articles, which end at whatever is no part of a word; one space between.
  private static func words(of text: String, _ left: (Unicode.Scalar) -> Unicode.Scalar?) -> String {
    var words = WordWriter()
    for scalar in text.unicodeScalars {
      if let scalar = left(scalar) { words.write(scalar) }
    }
    return words.finish()
  }
}

/// Writes words without articles, with one space between.
private struct WordWriter {
  private var bytes: [UInt8] = []
  /// Where the run of letters begins that is being written.
  private var start = 0
  private var needsSpace = false

  mutating func write(_ scalar: Unicode.Scalar) {
    if !scalar.isWord { dropArticle() }
    guard !scalar.isPythonSpace else {
      needsSpace = !bytes.isEmpty
      return
    }
    if needsSpace {
      bytes.append(UInt8(ascii: " "))
      start = bytes.count
      needsSpace = false
    }
    bytes.append(scalar)
    if !scalar.isWord { start = bytes.count }
  }

  /// An article leaves a space where it stood.
  private mutating func dropArticle() {
    let word = bytes[start...]
    guard word.elementsEqual("a".utf8) || word.elementsEqual("an".utf8) || word.elementsEqual("the".utf8) else {
      start = bytes.count
      return
    }
    bytes.removeLast(word.count)
    if bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
    needsSpace = !bytes.isEmpty
    start = bytes.count
  }

  mutating func finish() -> String {
    dropArticle()
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Unicode.Scalar {
  /// It is one of Python's `string.punctuation`.
  var isASCIIPunctuation: Bool {
    switch value {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }
}

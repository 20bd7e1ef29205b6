/// What a token is to BLEU, by the names that sacrebleu gives it.
package enum BLEUTokenizer: String, Sendable, CaseIterable {
  /// Words and the punctuation of ASCII, each mark its own token, but points and commas between digits: `mteval-v13a`.
  case mteval13a = "13a"
  /// Words, and each mark and symbol that Unicode knows, but for marks between digits: `mteval-v14`, international.
  case international = "intl"
  /// Each Chinese character, and the rest as 13a.
  case chinese = "zh"
  /// Each character.
  case characters = "char"
  /// What is between white space.
  case none

  /// The tokens of `text`.
  func tokens(of text: String) -> [String] {
    let text = text.strippedAtEnd
    let scalars = Array(text.unicodeScalars)
    switch self {
    case .none: return text.words
    case .characters: return scalars.filter { !$0.isPythonSpace }.map { String($0) }
    case .mteval13a: return BLEUTokenizer.mteval13a(text)
    case .chinese:
      return BLEUTokenizer.apart(BLEUTokenizer.spacing(scalars, where: \.isChinese))
    case .international:
      var text = BLEUTokenizer.settingApart(.last, in: scalars) { !$0.isNumber && $1.isPunctuation }
      text = BLEUTokenizer.settingApart(.first, in: text) { $0.isPunctuation && !$1.isNumber }
      return BLEUTokenizer.words(BLEUTokenizer.spacing(text, where: \.isSymbol))
    }
  }

  private static func mteval13a(_ text: String) -> [String] {
    var text = text
    for (old, new) in [("<skipped>", ""), ("-\n", ""), ("\n", " ")] { text = text.replacing(each: old, with: new) }
    if text.holds("&") {
      for (old, new) in [("&quot;", "\""), ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">")] {
        text = text.replacing(each: old, with: new)
      }
    }
    return apart(Array(" \(text) ".unicodeScalars))
  }

  /// The rules that 13a and Chinese have in common: marks apart; points and commas that no digit precedes, or follows; dashes behind a
  /// digit.
  private static func apart(_ scalars: [Unicode.Scalar]) -> [String] {
    var text = spacing(scalars, where: \.isWesternMark)
    text = settingApart(.last, in: text) { !$0.isDigit && ($1 == "." || $1 == ",") }
    text = settingApart(.first, in: text) { ($0 == "." || $0 == ",") && !$1.isDigit }
    text = settingApart(.last, in: text) { $0.isDigit && $1 == "-" }
    return words(text)
  }

  /// With spaces about each of these.
  private static func spacing(_ text: [Unicode.Scalar], where isApart: (Unicode.Scalar) -> Bool) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    result.reserveCapacity(text.count * 2)
    for scalar in text {
      let isApart = isApart(scalar)
      if isApart { result.append(" ") }
      result.append(scalar)
      if isApart { result.append(" ") }
    }
    return result
  }

  /// With spaces about the first, or last, of each two neighbours that are `isPair`, from left to right, none of them twice.
  private static func settingApart(
    _ side: Take, in text: [Unicode.Scalar], where isPair: (Unicode.Scalar, Unicode.Scalar) -> Bool
  ) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    result.reserveCapacity(text.count * 2)
    var place = 0
    while place < text.count {
      guard place + 1 < text.count, isPair(text[place], text[place + 1]) else {
        result.append(text[place])
        place += 1
        continue
      }
      if side == .first { result.append(" ") }
      result.append(text[place])
      result.append(" ")
      result.append(text[place + 1])
      if side == .last { result.append(" ") }
      place += 2
    }
    return result
  }

  private static func words(_ scalars: [Unicode.Scalar]) -> [String] {
    scalars.split(whereSeparator: \.isPythonSpace).map { String(scalars: $0) }
  }
}

extension Unicode.Scalar {
  /// A mark of ASCII that 13a sets apart: all but the apostrophe, the dash, the point and the comma.
  fileprivate var isWesternMark: Bool { isASCIIPunctuation && !"'-.,".unicodeScalars.contains(self) || self == " " }

  fileprivate var isNumber: Bool {
    switch properties.generalCategory {
    case .decimalNumber, .letterNumber, .otherNumber: true
    default: false
    }
  }

  fileprivate var isSymbol: Bool {
    switch properties.generalCategory {
    case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol: true
    default: false
    }
  }

  /// It is in one of the blocks that sacrebleu takes for Chinese: ideographs, radicals, strokes, phonetic signs, full-width forms; and,
  /// by a slip in its table, all from U+2001 to U+2A6D, curly quotes and the euro among them.
  fileprivate var isChinese: Bool {
    switch value {
    case 0x2001...0x2A6D, 0x2E80...0x2EFF, 0x2F00...0x2FDF, 0x2FF0...0x303F, 0x3100...0x312F, 0x31A0...0x31BF, 0x31C0...0x31EF,
      0x3200...0x4DB5, 0x4E00...0x9FBB, 0xF900...0xFA2D, 0xFA30...0xFA6A, 0xFA70...0xFAD9, 0xFE10...0xFE1F, 0xFE30...0xFE4F,
      0xFF00...0xFFEF:
      true
    default: false
    }
  }
}

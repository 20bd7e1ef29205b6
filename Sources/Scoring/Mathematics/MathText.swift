/// LaTeX, or plain text, without what only concerns its looks, and cut at its outermost marks.
struct MathText {
  /// What is left, ASCII as far as it is understood.
  private(set) var text: String

  private static let plain = [
    ("−", "-"), ("–", "-"), ("×", "\\times "), ("÷", "\\div "), ("·", "\\cdot "), ("π", "\\pi "), ("√", "\\sqrt "),
    ("∞", "\\infty "), ("∪", "\\cup "), ("°", ""), ("€", ""), ("£", ""), ("¥", ""), ("\u{A0}", " "),
  ]
  private static let looks = [
    ("\\dfrac", "\\frac"), ("\\tfrac", "\\frac"), ("\\cfrac", "\\frac"), ("\\left", ""), ("\\right", ""),
    ("\\displaystyle", ""), ("\\!", ""), ("\\,", " "), ("\\;", " "), ("\\:", " "), ("\\ ", " "), ("\\$", ""), ("$", ""),
    ("\\%", ""), ("^\\circ", ""), ("^{\\circ}", ""), ("{,}", ","), ("\\mathrm{", "\\text{"), ("\\mathbf{", "\\text{"),
    ("\\mathit{", "\\text{"), ("\\textbf{", "\\text{"), ("\\textit{", "\\text{"), ("\\textrm{", "\\text{"),
    ("\\mbox{", "\\text{"), ("\\text {", "\\text{"), ("\\text{ and }", ","), ("\\text{and}", ","), ("\\text{ or }", ","),
    ("\\text{or}", ","),
  ]

  init(_ source: String) {
    var text = source.stripped
    if !text.utf8.allSatisfy({ $0 < 0x80 }) {
      for (old, new) in MathText.plain { text = text.replacing(each: old, with: new) }
    }
    if text.utf8.contains(where: { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "$") || $0 == UInt8(ascii: "{") }) {
      for (old, new) in MathText.looks { text = text.replacing(each: old, with: new) }
    }
    text = text.replacing(each: "\n", with: " ").stripped
    if text.hasSuffix(".") { text.removeLast() }
    self.text = text
  }

  /// What all of it says in words, as `\text{…}`.
  var words: String? {
    let command = "\\text{"
    guard text.hasPrefix(command), text.hasSuffix("}"), text.offset(of: "}") == text.utf8.count - 1 else { return nil }
    return String(text.dropFirst(command.count).dropLast()).stripped
  }

  /// Removes a unit that ends it: `\text{…}`, with an exponent perhaps, or words of at least two letters behind a number.
  mutating func dropUnit() {
    if let start = text.lastOffset(of: "\\text{"), start > 0, let end = text.offset(of: "}", from: start) {
      if ["", "^2", "^3", "^{2}", "^{3}"].contains(String(text.piece(end + 1..<text.utf8.count)).stripped) {
        text = String(text.piece(0..<start)).stripped
      }
    }
    var rest = text.unicodeScalars[...]
    while let last = rest.last, last.isLatinLetter || last == " " { rest.removeLast() }
    let words = text.unicodeScalars[rest.endIndex...]
    guard let digit = rest.last, digit.isDigit, words.first == " ", words.count > 2, words.contains(where: \.isLatinLetter),
      words.split(separator: " ").allSatisfy({ $0.count > 1 })
    else { return }
    text = String(rest)
  }

  /// Its parts between `separator`s that stand in no brackets.
  func parts(between separator: String) -> [String] {
    guard text.holds(separator) else { return [text] }
    let bytes = text.utf8.span
    var parts: [String] = []
    var (depth, start, place) = (0, 0, 0)
    while place < bytes.count {
      if depth == 0, bytes.holds(separator.utf8.span, at: place) {
        parts.append(String(text.piece(start..<place)).stripped)
        place += separator.utf8.count
        start = place
        continue
      }
      switch bytes[place] {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      default: break
      }
      place += 1
    }
    return parts + [String(text.piece(start..<bytes.count)).stripped]
  }

  /// What is in the brackets that enclose all of it, and these; `nil` where none do.
  var enclosed: (inner: MathText, brackets: MathValue.Brackets)? {
    let isSet = text.hasPrefix("\\{") && text.hasSuffix("\\}")
    guard isSet || "([".contains(text.first ?? " ") && ")]".contains(text.last ?? " ") else { return nil }
    let width = isSet ? 2 : 1
    guard text.utf8.count >= 2 * width else { return nil }
    let inner = text.piece(width..<text.utf8.count - width)
    var depth = 0
    for byte in inner.utf8 {
      if "([{".utf8.contains(byte) { depth += 1 }
      if ")]}".utf8.contains(byte) { depth -= 1 }
      if depth < 0 { return nil }
    }
    var content = self
    content.text = String(inner).stripped
    return (content, isSet ? .set : .interval(isOpen: (text.hasPrefix("("), text.hasSuffix(")"))))
  }

  /// It is a number with its digits in groups of three, and what it is without commas.
  var ungrouped: String? {
    let unsigned = text.hasPrefix("-") ? String(text.dropFirst()) : text
    guard unsigned.holds(",") else { return nil }
    let scan = NumberScan(unsigned)
    guard let found = scan.next(from: 0), found.range == 0..<unsigned.utf8.count else { return nil }
    return (text.hasPrefix("-") ? "-" : "") + scan.spelled(found)
  }
}

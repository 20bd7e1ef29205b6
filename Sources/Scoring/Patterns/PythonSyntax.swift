/// Respells for PCRE2 what Python's `re` spells otherwise.
///
/// The two agree on nearly everything a filter is made of, once PCRE2 is told to take classes as Unicode means them, only `\n` as a
/// line's end, and `\u` as an escape (`Pattern`). What is left:
///
/// | Python | PCRE2 |
/// | --- | --- |
/// | `\Z`, the very end | `\z`; its `\Z` may stand before a last line feed |
/// | `\U0001F600` | `\u{0001F600}` |
/// | `x{,3}`, up to three | `x{0,3}` |
/// | `[[:x]`, a class with a bracket in it | `[\[:x]`; else the beginning of a POSIX class |
///
/// To Python `\s` is also U+001C to U+001F, which no text has. PCRE2 takes more than Python does (`\h`, recursion, look-behind of several lengths); that is not refused. Python's flags `a` and
/// `L` it does not know, and reports.
struct PythonSyntax {
  private let pattern: [Unicode.Scalar]
  private var index = 0
  private var text = String.UnicodeScalarView()

  /// The pattern as PCRE2 is to be given it.
  static func pcre2(_ pattern: String) -> String {
    var syntax = PythonSyntax(pattern: Array(pattern.unicodeScalars))
    while let scalar = syntax.next() {
      switch scalar {
      case "\\": syntax.writeEscape()
      case "[": syntax.writeClass()
      case "{" where syntax.peek == ",": syntax.write("{0")
      default: syntax.write(scalar)
      }
    }
    return String(syntax.text)
  }

  private init(pattern: [Unicode.Scalar]) { self.pattern = pattern }

  private var peek: Unicode.Scalar? { index < pattern.count ? pattern[index] : nil }

  private mutating func next() -> Unicode.Scalar? {
    guard let scalar = peek else { return nil }
    index += 1
    return scalar
  }

  private mutating func write(_ scalar: Unicode.Scalar) { text.append(scalar) }

  private mutating func write(_ other: String) { text.append(contentsOf: other.unicodeScalars) }

  private mutating func writeEscape() {
    switch next() {
    case "Z": write("\\z")
    case "U":
      write("\\u{")
      for _ in 0..<8 { if let digit = next() { write(digit) } }
      write("}")
    case let scalar?:
      write("\\")
      write(scalar)
    case nil: write("\\")
    }
  }

  private mutating func writeClass() {
    write("[")
    if peek == "^" { if let caret = next() { write(caret) } }
    // A bracket that comes first closes nothing.
    if peek == "]" { if let bracket = next() { write(bracket) } }
    while let scalar = next() {
      switch scalar {
      case "\\": writeEscape()
      case "[": write("\\[")
      case "]":
        write("]")
        return
      default: write(scalar)
      }
    }
  }
}

internal import Vocabulary

/// The words of a command as a POSIX shell would pass them on.
///
///     word  = { plain | "\" any | "'" text "'" | '"' { plain | "\" any } '"' | "$'" { plain | "\" escape } "'" }
///
/// Nothing is expanded: `$KEY` stays as it stands. The command ends where another begins (`|`, `;`, `&`) or its output goes elsewhere.
enum ShellWords {
  /// The words of the first command in `text`.
  ///
  /// - Throws: a quote that is never closed.
  static func split(_ text: String) throws(PlanProblem) -> [String] {
    var words: [String] = []
    var word: String?
    var rest = text[...]
    while let character = rest.popFirst() {
      switch character {
      case " ", "\t", "\n", "\r\n":
        if let ended = word.take() { words.append(ended) }
      case "|", ";", "&", ">", "<":
        rest = ""
      case "\\":
        guard let next = rest.popFirst() else { break }
        if !next.isNewline { word = (word ?? "") + String(next) }
      case "'":
        word = (word ?? "") + (try quoted(by: "'", from: &rest, escaping: { _ in nil }))
      case "\"":
        word = (word ?? "") + (try quoted(by: "\"", from: &rest, escaping: escapedInDoubleQuotes))
      case "$" where rest.first == "'":
        rest.removeFirst()
        word = (word ?? "") + (try quoted(by: "'", from: &rest, escaping: escapedInDollarQuotes))
      default:
        word = (word ?? "") + String(character)
      }
    }
    if let word { words.append(word) }
    return words
  }

  /// The text up to the closing quote; `escaping` takes what follows a backslash and gives what the two stand for, `nil` for themselves.
  private static func quoted(
    by quote: Character, from rest: inout Substring, escaping: (inout Substring) -> String?
  ) throws(PlanProblem) -> String {
    var text = ""
    while let character = rest.popFirst() {
      if character == quote { return text }
      if character == "\\", let escaped = escaping(&rest) { text += escaped } else { text.append(character) }
    }
    throw PlanProblem(place: "the command", problem: "the quote \(quote) is never closed", accepted: "a whole curl command")
  }

  private static func escapedInDoubleQuotes(_ rest: inout Substring) -> String? {
    guard let next = rest.first, "$`\"\\\n\r\n".contains(next) else { return nil }
    rest.removeFirst()
    return next.isNewline ? "" : String(next)
  }

  private static func escapedInDollarQuotes(_ rest: inout Substring) -> String? {
    guard let next = rest.popFirst() else { return nil }
    switch next {
    case "n": return "\n"
    case "t": return "\t"
    case "r": return "\r"
    case "x": return scalar(from: &rest, digits: 2)
    case "u": return scalar(from: &rest, digits: 4)
    default: return String(next)
    }
  }

  private static func scalar(from rest: inout Substring, digits: Int) -> String? {
    let code = rest.prefix(digits).prefix(while: \.isHexDigit)
    guard let scalar = UInt32(code, radix: 16).flatMap(Unicode.Scalar.init) else { return nil }
    rest = rest.dropFirst(code.count)
    return String(scalar)
  }
}

internal import Vocabulary

/// Reads what one would paste into a shell, as a POSIX shell does.
///
///     text      = { blank | word | sign | newline | "#" comment }
///     sign      = one or more of | & ; < >, digits before < and > among them
///     word      = { plain | "\" any | "'" text "'" | '"' { plain | "\" any | expansion } '"' | "$'" { plain | "\" escape } "'" | expansion }
///     expansion = "$" name | "${" name "}" | "$(" command ")" | "`" command "`"
///
/// Variables stand for what they are given as; all else that a shell would put something for stays as it stands, and is told.
struct ShellLexer {
  /// A part of a command line.
  enum Token: Equatable {
    /// A word, quotes resolved, and what stands in it that a shell would have put something for: `$KEY`, `$(date)`.
    case word(String, unexpanded: [String])
    /// What stands between words and means something: `|`, `2>&`; a line feed between commands.
    case sign(String)
  }

  private(set) var tokens: [Token] = []

  private var rest: Substring
  private let variables: [String: String]
  /// The word that is being read, and what in it is not expanded.
  private var word: String?
  private var unexpanded: [String] = []

  /// Reads `text`.
  ///
  /// - Throws: a quote that is never closed.
  init(_ text: String, variables: [String: String]) throws(PlanProblem) {
    rest = text[...]
    self.variables = variables
    while let character = rest.popFirst() {
      switch character {
      case " ", "\t": endWord()
      case "\n", "\r\n":
        endWord()
        // Behind a sign, and before the first word, the line goes on.
        if case .word = tokens.last { tokens.append(.sign("\n")) }
      case "|", ";", "&", ">", "<": takeSign(character)
      case "#" where word == nil: rest = rest.drop { !$0.isNewline }
      case "\\":
        guard let next = rest.popFirst() else { break }
        if !next.isNewline { word = (word ?? "") + String(next) }
      case "'": word = (word ?? "") + (try quoted(by: "'") { (_, _) in nil })
      case "\"": word = (word ?? "") + (try quoted(by: "\"") { $0.inDoubleQuotes($1) })
      case "$" where rest.first == "'":
        rest.removeFirst()
        word = (word ?? "") + (try quoted(by: "'") { $0.inDollarQuotes($1) })
      default: word = (word ?? "") + (expansion(at: character) ?? String(character))
      }
    }
    endWord()
  }

  private mutating func endWord() {
    guard let ended = word.take() else { return }
    tokens.append(.word(ended, unexpanded: unexpanded))
    unexpanded = []
  }

  /// Takes the sign that begins with `first`; a number directly before a redirection belongs to it.
  private mutating func takeSign(_ first: Character) {
    var sign = String(first)
    if "<>".contains(first), let number = word, number.allSatisfy(\.isNumber) {
      sign = number + sign
      word = nil
    }
    endWord()
    while let next = rest.first, "|;&<>".contains(next) { sign.append(rest.removeFirst()) }
    tokens.append(.sign(sign))
  }

  // MARK: Quotes

  /// The text up to the closing quote; `meaning` gives what a character stands for, with what follows it, and `nil` where for itself.
  private mutating func quoted(
    by quote: Character, _ meaning: (inout ShellLexer, Character) -> String?
  ) throws(PlanProblem) -> String {
    var text = ""
    while let character = rest.popFirst() {
      if character == quote { return text }
      text += meaning(&self, character) ?? String(character)
    }
    throw PlanProblem(place: "the command", problem: "the quote \(quote) is never closed", accepted: "a whole curl command")
  }

  private mutating func inDoubleQuotes(_ character: Character) -> String? {
    guard character == "\\" else { return expansion(at: character) }
    guard let next = rest.first, "$`\"\\\n\r\n".contains(next) else { return nil }
    rest.removeFirst()
    return next.isNewline ? "" : String(next)
  }

  private mutating func inDollarQuotes(_ character: Character) -> String? {
    guard character == "\\", let next = rest.popFirst() else { return nil }
    switch next {
    case "n": return "\n"
    case "t": return "\t"
    case "r": return "\r"
    case "x": return scalar(digits: 2)
    case "u": return scalar(digits: 4)
    default: return String(next)
    }
  }

  private mutating func scalar(digits: Int) -> String? {
    let code = rest.prefix(digits).prefix(while: \.isHexDigit)
    guard let scalar = UInt32(code, radix: 16).flatMap(Unicode.Scalar.init) else { return nil }
    rest = rest.dropFirst(code.count)
    return String(scalar)
  }

  // MARK: Expansions

  /// What the expansion that begins with `character` stands for; `nil` where none begins with it.
  private mutating func expansion(at character: Character) -> String? {
    switch (character, rest.first) {
    case ("`", _): return leaving("`", upTo: "`")
    case ("$", "("): return leaving("$", upTo: ")")
    case ("$", "{"):
      let name = rest.dropFirst().prefix(while: \.isOfName)
      guard rest[name.endIndex...].first == "}", let value = variables[String(name)] else { return leaving("$", upTo: "}") }
      rest = rest[name.endIndex...].dropFirst()
      return value
    case ("$", let first?) where first.isOfName:
      // A parameter's number has one digit.
      let name = first.isNumber ? rest.prefix(1) : rest.prefix(while: \.isOfName)
      rest = rest[name.endIndex...]
      return variables[String(name)] ?? noting("$\(name)")
    default: return nil
    }
  }

  /// What stands up to `end`, behind `start`, as it stands.
  private mutating func leaving(_ start: Character, upTo end: Character) -> String {
    let inside = rest.prefix { $0 != end }
    rest = rest[inside.endIndex...]
    let closing = rest.popFirst().map(String.init) ?? ""
    return noting("\(start)\(inside)\(closing)")
  }

  private mutating func noting(_ text: String) -> String {
    unexpanded.append(text)
    return text
  }
}

extension Character {
  /// It may stand in the name of a variable.
  fileprivate var isOfName: Bool { isASCII && (isLetter || isNumber || self == "_") }
}

internal import Vocabulary

/// The words of a command as a POSIX shell would pass them on.
///
///     word      = { plain | "\" any | "'" text "'" | '"' { plain | "\" any | expansion } '"' | "$'" { plain | "\" escape } "'" | expansion }
///     expansion = "$" name | "${" name "}" | "$(" command ")" | "`" command "`"
///
/// Variables stand for what they are given as; all else that a shell would put something for stays as it stands, and is told. The command
/// ends where another begins (`|`, `;`, `&`) or its output goes elsewhere.
struct ShellWords {
  /// The words of the first command.
  private(set) var words: [String] = []
  /// What stands in them that a shell would have put something for: `$KEY`, `$(date)`; each once.
  private(set) var unexpanded: [String] = []

  private var rest: Substring
  private let variables: [String: String]

  /// Reads the first command in `text`.
  ///
  /// - Throws: a quote that is never closed.
  init(_ text: String, variables: [String: String] = [:]) throws(PlanProblem) {
    rest = text[...]
    self.variables = variables
    var word: String?
    while let character = rest.popFirst() {
      switch character {
      case " ", "\t", "\n", "\r\n":
        if let ended = word.take() { words.append(ended) }
      case "|", ";", "&", ">", "<":
        rest = ""
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
    if let word { words.append(word) }
  }

  /// The text up to the closing quote; `meaning` gives what a character stands for, with what follows it, and `nil` where for itself.
  private mutating func quoted(
    by quote: Character, _ meaning: (inout ShellWords, Character) -> String?
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
    if !unexpanded.contains(text) { unexpanded.append(text) }
    return text
  }
}

extension Character {
  /// It may stand in the name of a variable.
  fileprivate var isOfName: Bool { isASCII && (isLetter || isNumber || self == "_") }
}

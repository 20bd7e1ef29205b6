/// Puts something else in place of every match of a pattern: Python's `re.sub`.
///
/// In the replacement `\1` to `\99` and `\g<1>` stand for groups, `\g<0>` for the match, `\n` and `\t` for what they say, `\\` for one
/// backslash; a group that took no part stands for nothing.
struct Substitution {
  private let pattern: Pattern
  private let parts: [Part]

  private enum Part {
    case text(String)
    case group(Int)
  }

  init(_ pattern: String, with replacement: String) throws(PatternProblem) {
    self.pattern = try Pattern(pattern)
    parts = try Substitution.parts(of: replacement, groups: self.pattern.groupCount)
  }

  /// `text` with all matches replaced.
  func apply(to text: String) throws(NoAnswer) -> String {
    var result = ""
    var copied = 0
    try pattern.scan(text) {
      guard let match = pattern.range(of: 0) else { return false }
      result += text.piece(copied..<match.lowerBound)
      for part in parts {
        switch part {
        case .text(let text): result += text
        case .group(let group): if let range = pattern.range(of: group) { result += text.piece(range) }
        }
      }
      copied = match.upperBound
      return true
    }
    return copied == 0 && result.isEmpty ? text : result + text.piece(copied..<text.utf8.count)
  }

  private static func parts(of replacement: String, groups: Int) throws(PatternProblem) -> [Part] {
    var parts: [Part] = []
    var literal = ""
    var rest = Substring(replacement)
    func problem(_ reason: String) -> PatternProblem {
      PatternProblem(pattern: replacement, reason: reason, offset: replacement.utf8.count - rest.utf8.count)
    }
    while let character = rest.popFirst() {
      guard character == "\\" else {
        literal.append(character)
        continue
      }
      guard let escaped = rest.popFirst() else { throw problem("a backslash at the end") }
      let digits: Substring
      switch escaped {
      case "n": literal.append("\n")
      case "t": literal.append("\t")
      case "\\": literal.append("\\")
      case "1"..."9":
        digits = [escaped] + rest.prefix(rest.first.map { ("0"..."9").contains($0) } == true ? 1 : 0)
        rest = rest.dropFirst(digits.count - 1)
        parts += [.text(literal), try group(digits)]
        literal = ""
      case "g":
        guard rest.first == "<", let end = rest.firstIndex(of: ">") else { throw problem("\\g without <number>") }
        digits = rest[..<end].dropFirst()
        rest = rest[end...].dropFirst()
        parts += [.text(literal), try group(digits)]
        literal = ""
      default: throw problem("an unknown escape")
      }
    }
    func group(_ digits: Substring) throws(PatternProblem) -> Part {
      guard let group = Int(digits), (0...groups).contains(group) else { throw problem("there is no such group") }
      return .group(group)
    }
    return parts + [.text(literal)]
  }
}

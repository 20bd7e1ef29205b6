package import Vocabulary

/// Values spelled in YAML, so that `Document` reads the same from it, and nothing in it acts on a terminal.
extension [JSONValue.Member] {
  /// The members as a mapping, one to a line, indented by `indent`.
  package func yamlBlock(indent: Int = 0) -> String {
    let margin = String(repeating: " ", count: indent)
    return lastOfEachKey.map { margin + $0.key.yamlKey(inFlow: false, margin) + $0.value.yamlBlock(indent: indent) + "\n" }
      .joined()
  }

  /// Of several members with one key the last, as most readers of JSON take it: in YAML a key stands once.
  fileprivate var lastOfEachKey: [JSONValue.Member] {
    var seen: Set<String> = []
    return reversed().filter { seen.insert($0.key).inserted }.reversed()
  }
}

extension JSONValue {
  /// The value on one line, in YAML's flow style.
  package var yaml: String {
    switch self {
    case .null: "null"
    case .bool(let bool): String(bool)
    case .integer(let integer): String(integer)
    case .number(let number): String(number)
    case .text(let text): text.yamlScalar(inFlow: true)
    case .list(let items): "[" + items.map(\.yaml).joined(separator: ", ") + "]"
    case .object(let members):
      "{" + members.lastOfEachKey.map { "\($0.key.yamlKey(inFlow: true)) \($0.value.yaml)" }.joined(separator: ", ") + "}"
    }
  }

  /// The value behind a key, or a dash, that is indented by `indent`.
  fileprivate func yamlBlock(indent: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    switch self {
    case .object(let members) where !members.isEmpty: return "\n" + members.yamlBlock(indent: indent + 2).dropLast()
    case .list(let values) where !values.isEmpty:
      return values.map { value in
        guard case .object(let members) = value, !members.isEmpty else {
          return "\n\(margin)  -\(value.yamlBlock(indent: indent + 2))"
        }
        return "\n\(margin)  - " + members.yamlBlock(indent: indent + 4).drop { $0 == " " }.dropLast()
      }.joined()
    case .text(let text): return " " + text.yamlScalar(inFlow: false)
    default: return " " + yaml
    }
  }
}

extension String {
  /// The text as a key, with its colon.
  ///
  /// YAML takes none of more than 1,024 characters but behind a question mark.
  fileprivate func yamlKey(inFlow: Bool, _ margin: String = "") -> String {
    let scalar = yamlScalar(inFlow: inFlow)
    return scalar.utf8.count < 1024 ? "\(scalar):" : inFlow ? "? \(scalar) :" : "? \(scalar)\n\(margin):"
  }

  /// The text as a scalar: as it is where that means the same, else in double quotes.
  ///
  /// In flow style brackets and braces are YAML's own.
  fileprivate func yamlScalar(inFlow: Bool) -> String {
    let signs = inFlow ? "_/.:@%+=-" : "_/.:@%+=-[]*{}$"
    let beginsPlain = first.map { $0.isLetter || $0.isNumber || "_/.".contains($0) || !inFlow && $0 == "$" } == true
    let isPlain = beginsPlain && last != ":" && utf8.allSatisfy { $0.isASCIILetterOrDigit || signs.utf8.contains($0) }
    let isWord = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"].contains(lowercased())
    if isPlain, !isWord, Double(self) == nil { return self }
    return JSONText.quoting(self).unicodeScalars.map(\.escapedInYAML).joined()
  }
}

extension UInt8 {
  /// It is a letter or a digit of ASCII.
  var isASCIILetterOrDigit: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }
}

extension Unicode.Scalar {
  /// The scalar within double quotes: escaped if it may not stand in YAML, breaks the line, or would not be seen.
  fileprivate var escapedInYAML: String {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse:
      let digits = String(value, radix: 16)
      let width = value > 0xFFFF ? 8 : 4
      return (width == 8 ? "\\U" : "\\u") + String(repeating: "0", count: width - digits.count) + digits
    default: return String(self)
    }
  }
}

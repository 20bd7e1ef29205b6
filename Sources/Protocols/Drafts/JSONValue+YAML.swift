internal import Vocabulary

extension [JSONValue.Member] {
  /// The members as a mapping of a definition, one to a line, indented by `indent`.
  func yaml(indent: Int = 0) -> String {
    map { member in
      String(repeating: " ", count: indent) + member.key.yamlScalar + ":" + member.value.yaml(indent: indent) + "\n"
    }.joined()
  }
}

extension JSONValue {
  /// The value behind a key, or a dash, that is indented by `indent`.
  fileprivate func yaml(indent: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    switch self {
    case .object(let members) where !members.isEmpty: return "\n" + members.yaml(indent: indent + 2).dropLast()
    case .list(let values) where !values.isEmpty:
      return values.map { value in
        guard case .object(let members) = value, !members.isEmpty else {
          return "\n\(margin)  -\(value.yaml(indent: indent + 2))"
        }
        return "\n\(margin)  - " + members.yaml(indent: indent + 4).drop { $0 == " " }.dropLast()
      }.joined()
    case .text(let text): return " " + text.yamlScalar
    default: return " " + compactText
    }
  }
}

extension String {
  /// The text as a scalar: without quotes where that means the same to every reader of YAML.
  fileprivate var yamlScalar: String {
    let isPlaceholder = hasPrefix("${") && hasSuffix("}") && dropFirst(2).dropLast().allSatisfy { $0.isLetter || $0 == "_" }
    let looksPlain =
      first.map { $0.isLetter || $0 == "/" } == true
      && allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_-./[*]".contains($0)) }
    let isWord = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"].contains(lowercased())
    return isPlaceholder || looksPlain && !isWord ? self : JSONText.quoting(self)
  }
}

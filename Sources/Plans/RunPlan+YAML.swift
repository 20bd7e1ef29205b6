package import Vocabulary

extension RunPlan {
  /// The plan as the text of a plan file that reads back to it: every key, with `# default` after what a plan says by itself.
  ///
  /// Nothing in it acts on a terminal, and no secret is in it.
  package var yaml: String {
    PlanKey.sections.map { title, keys in
      "# \(title)\n" + keys.compactMap { line(for: $0, among: keys) }.joined()
    }.joined(separator: "\n")
  }

  private func line(for key: PlanKey, among keys: [PlanKey]) -> String? {
    let value = key.show(self)
    // Of several keys that say one thing, the one in use is enough.
    if value == nil, keys.contains(where: { $0.field == key.field && $0.show(self) != nil }) { return nil }
    let comment = value == key.show(RunPlan()) ? "  # default" : ""
    return "\(key.name): \((value ?? .null).yaml)\(comment)\n"
  }
}

extension JSONValue {
  /// The value in YAML's flow style.
  fileprivate var yaml: String {
    switch self {
    case .null: "null"
    case .bool(let bool): String(bool)
    case .integer(let integer): String(integer)
    case .number(let number): String(number)
    case .text(let text): text.yaml
    case .list(let items): "[" + items.map(\.yaml).joined(separator: ", ") + "]"
    case .object(let members): "{" + members.map { "\($0.key.yaml): \($0.value.yaml)" }.joined(separator: ", ") + "}"
    }
  }
}

extension String {
  /// The text as a YAML scalar: as it is where that means the same, else in double quotes.
  fileprivate var yaml: String {
    let isPlain =
      first.map { $0 == "_" || $0 == "/" || $0 == "." || $0.isLetter || $0.isNumber } == true
      && utf8.allSatisfy { $0.isPlainInYAML } && last != ":" && !WrittenValue.plain(self).isNull
    if isPlain { return self }
    return JSONText.quoting(self).unicodeScalars.map(\.escapedInYAML).joined()
  }
}

extension UInt8 {
  fileprivate var isPlainInYAML: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "_/.:@%+=-".utf8.contains(self)
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

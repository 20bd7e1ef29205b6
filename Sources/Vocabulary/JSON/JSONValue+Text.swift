extension JSONValue {
  /// The value on one line, without a space.
  public var compactText: String { line(comma: ",", colon: ":") }

  /// The value for reading: what ends before column `width` stands on one line, as does a list of plain values however long it is;
  /// the rest is spread over lines, indented by twos.
  public func prettyText(width: Int = 120) -> String { block(from: 0, indent: 0, width: width) }

  private func line(comma: String, colon: String) -> String {
    switch shape(colon: colon) {
    case .plain(let text): text
    case .bracketed(let open, let items, let close):
      open + items.map { $0.label + $0.value.line(comma: comma, colon: colon) }.joined(separator: comma) + close
    }
  }

  /// The text of a value that starts in the column `start` of a line indented by `indent`.
  private func block(from start: Int, indent: Int, width: Int) -> String {
    let line = line(comma: ", ", colon: ": ")
    guard start + line.count >= width, !isListOfPlainValues,
      case .bracketed(let open, let items, let close) = shape(colon: ": ")
    else { return line }
    let margin = String(repeating: " ", count: indent)
    let lines = items.map { label, value in
      "\(margin)  \(label)\(value.block(from: indent + 2 + label.count, indent: indent + 2, width: width))"
    }
    return "\(open)\n\(lines.joined(separator: ",\n"))\n\(margin)\(close)"
  }

  private enum Shape {
    case plain(String)
    case bracketed(open: String, items: [(label: String, value: JSONValue)], close: String)
  }

  private func shape(colon: String) -> Shape {
    switch self {
    case .null: .plain("null")
    case .bool(let value): .plain(value ? "true" : "false")
    case .integer(let value): .plain(String(value))
    case .number(let value): .plain(value.isFinite ? value.description : "null")
    case .text(let value): .plain(JSONText.quoting(value))
    case .list(let values): .bracketed(open: "[", items: values.map { ("", $0) }, close: "]")
    case .object(let members):
      .bracketed(open: "{", items: members.map { (JSONText.quoting($0.key) + colon, $0.value) }, close: "}")
    }
  }

  private var isListOfPlainValues: Bool {
    guard case .list(let values) = self else { return false }
    return values.allSatisfy { value in
      if case .plain = value.shape(colon: "") { true } else { false }
    }
  }
}

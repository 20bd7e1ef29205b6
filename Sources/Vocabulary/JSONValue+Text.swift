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
    case .text(let value): .plain(value.quotedAsJSON)
    case .list(let values): .bracketed(open: "[", items: values.map { ("", $0) }, close: "]")
    case .object(let members):
      .bracketed(open: "{", items: members.map { ($0.key.quotedAsJSON + colon, $0.value) }, close: "}")
    }
  }

  private var isListOfPlainValues: Bool {
    guard case .list(let values) = self else { return false }
    return values.allSatisfy { value in
      if case .plain = value.shape(colon: "") { true } else { false }
    }
  }
}

extension String {
  /// The text as a quoted JSON string.
  fileprivate var quotedAsJSON: String {
    var bytes: [UInt8] = []
    writeAsJSON { bytes.append($0) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Hands the bytes of this text as a quoted JSON string to `write`, one by one: quotes, backslashes and controls are escaped, all
  /// else stands as it is, in UTF-8.
  @inlinable
  public func writeAsJSON(_ write: (UInt8) -> Void) {
    write(UInt8(ascii: "\""))
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        write(UInt8(ascii: "\\"))
        write(byte)
      case 0..<0x20, 0x7F:
        for escaped in "\\u00".utf8 { write(escaped) }
        for digit in [byte >> 4, byte & 15] { write(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10) }
      default: write(byte)
      }
    }
    write(UInt8(ascii: "\""))
  }
}

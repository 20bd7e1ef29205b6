extension JSONValue {
  /// The value on one line, without a space.
  public var compactText: String {
    var writer = JSONWriter(comma: ",", colon: ":")
    writer.writeLine(self)
    return writer.text
  }

  /// The value for reading: what ends before column `width` (in bytes) stands on one line, as does a list of plain values however
  /// long it is; the rest is spread over lines, indented by twos.
  public func prettyText(width: Int = 120) -> String {
    var writer = JSONWriter(comma: ", ", colon: ": ")
    writer.writeBlock(self, indent: 0, width: width)
    return writer.text
  }

  fileprivate var isListOfPlainValues: Bool {
    guard case .list(let values) = self else { return false }
    return values.allSatisfy { value in
      switch value {
      case .list, .object: false
      default: true
      }
    }
  }
}

/// Spells values, one after the other, into one text.
private struct JSONWriter {
  /// What separates two elements, and a key from its value.
  let comma, colon: StaticString
  private var bytes: [UInt8] = []
  /// Where the last line begins.
  private var lineStart = 0

  init(comma: StaticString, colon: StaticString) {
    self.comma = comma
    self.colon = colon
  }

  /// What was written.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Writes `value` on the present line, or gives up when that reaches the byte `limit`.
  ///
  /// - Returns: all of it was written.
  @discardableResult
  mutating func writeLine(_ value: JSONValue, before limit: Int = .max) -> Bool {
    switch value {
    case .null: write("null")
    case .bool(let bool): write(bool ? "true" : "false")
    case .integer(let integer): write(String(integer))
    case .number(let number): write(number.isFinite ? number.description : "null")
    case .text(let text): bytes.appendJSON(text)
    case .list(let values):
      write("[")
      for (index, value) in values.enumerated() {
        if index > 0 { write(comma) }
        guard writeLine(value, before: limit) else { return false }
      }
      write("]")
    case .object(let members):
      write("{")
      for (index, member) in members.enumerated() {
        if index > 0 { write(comma) }
        write(key: member.key)
        guard writeLine(member.value, before: limit) else { return false }
      }
      write("}")
    }
    return bytes.count < limit
  }

  /// Writes `value` into a line indented by `indent`, spread over several where it would pass the column `width`.
  mutating func writeBlock(_ value: JSONValue, indent: Int, width: Int) {
    let start = bytes.count
    if writeLine(value, before: value.isListOfPlainValues ? .max : lineStart + width) { return }
    bytes.removeLast(bytes.count - start)
    switch value {
    case .list(let values):
      writeLines("[", values, "]", indent: indent) { $0.writeBlock($1, indent: indent + 2, width: width) }
    case .object(let members):
      writeLines("{", members, "}", indent: indent) { writer, member in
        writer.write(key: member.key)
        writer.writeBlock(member.value, indent: indent + 2, width: width)
      }
    default: writeLine(value)
    }
  }

  private mutating func writeLines<Item>(
    _ open: StaticString, _ items: [Item], _ close: StaticString, indent: Int, _ writeItem: (inout JSONWriter, Item) -> Void
  ) {
    write(open)
    for (index, item) in items.enumerated() {
      if index > 0 { write(",") }
      beginLine(indent: indent + 2)
      writeItem(&self, item)
    }
    beginLine(indent: indent)
    write(close)
  }

  private mutating func beginLine(indent: Int) {
    write("\n")
    lineStart = bytes.count
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent))
  }

  private mutating func write(key: String) {
    bytes.appendJSON(key)
    write(colon)
  }

  private mutating func write(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  private mutating func write(_ text: String) { bytes.append(contentsOf: text.utf8) }
}

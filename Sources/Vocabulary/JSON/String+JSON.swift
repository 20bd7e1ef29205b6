/// Text as JSON spells it: only what JSON demands is escaped, all else stands as it is, in UTF-8.
extension String {
  /// Hands out, piece by piece, the bytes that say this text inside a JSON string.
  @inlinable
  package func writeInsideJSON(_ write: (Span<UInt8>) -> Void) {
    let bytes = utf8.span
    var run = 0
    for index in bytes.indices where bytes[index].mustBeEscapedInJSON {
      write(bytes.extracting(run..<index))
      let escape = bytes[index].escapedInJSON
      write(escape.utf8.span)
      run = index + 1
    }
    write(bytes.extracting(run..<bytes.count))
  }
}

extension [UInt8] {
  /// Appends the JSON string that says `text`, with its quotes.
  package mutating func appendJSON(_ text: String) {
    append(UInt8(ascii: "\""))
    appendInsideJSON(text)
    append(UInt8(ascii: "\""))
  }

  /// Appends what says `text` inside a JSON string.
  package mutating func appendInsideJSON(_ text: String) {
    text.writeInsideJSON { piece in piece.withUnsafeBufferPointer { append(contentsOf: $0) } }
  }
}

extension UInt8 {
  /// It may not stand inside a JSON string.
  @inlinable
  package var mustBeEscapedInJSON: Bool { self < 0x20 || self == UInt8(ascii: "\"") || self == UInt8(ascii: "\\") }

  /// What stands for it there.
  @usableFromInline
  var escapedInJSON: String {
    switch self {
    case UInt8(ascii: "\""): "\\\""
    case UInt8(ascii: "\\"): "\\\\"
    case 0x08: "\\b"
    case 0x09: "\\t"
    case 0x0A: "\\n"
    case 0x0C: "\\f"
    case 0x0D: "\\r"
    default: (self < 0x10 ? "\\u000" : "\\u00") + String(self, radix: 16)
    }
  }
}

extension String {
  /// The text with everything that a terminal would act on made visible: C0 and C1 controls, DEL, line and paragraph separators,
  /// invisible characters and bidirectional overrides become `\u{…}`; tab, line feed and carriage return become `\t`, `\n`, `\r`.
  ///
  /// A text longer than `limit` UTF-8 bytes is cut and ends in `…`.
  public func escapedForDisplay(limit: Int = .max) -> String {
    let ellipsis = "…"
    var escaped = ""
    var lengthThatLeavesRoom = 0
    for scalar in unicodeScalars {
      escaped += scalar.escapedForDisplay
      let length = escaped.utf8.count
      if length > limit { return String(decoding: escaped.utf8.prefix(lengthThatLeavesRoom), as: UTF8.self) + ellipsis }
      if length <= limit - ellipsis.utf8.count { lengthThatLeavesRoom = length }
    }
    return escaped
  }
}

extension String {
  /// Some character is one that a terminal, a header line or a file name must not get.
  package var holdsControls: Bool { unicodeScalars.contains { $0.properties.generalCategory == .control } }
}

extension Unicode.Scalar {
  fileprivate var escapedForDisplay: String {
    switch value {
    case 0x09: "\\t"
    case 0x0A: "\\n"
    case 0x0D: "\\r"
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF, 0xE0000...0xE007F:
      "\\u{\(String(value, radix: 16, uppercase: true))}"
    default: String(self)
    }
  }
}

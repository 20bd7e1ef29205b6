internal import Vocabulary

/// Words and strings, and passing over what is not known.
extension JSONCursor {
  /// How deep lists and objects may stand in one another.
  private static let depthLimit = 64

  /// Moves past `null`, if that is next.
  mutating func takeNull() -> Bool {
    skipSpace()
    return take(exactly: "null")
  }

  /// Moves past `true` or `false`.
  mutating func bool() throws(JSONFault) -> Bool {
    skipSpace()
    if take(exactly: "true") { return true }
    if take(exactly: "false") { return false }
    throw missing("true or false")
  }

  /// Moves past a string.
  mutating func string() throws(JSONFault) -> String {
    try expect(UInt8(ascii: "\""), "a string")
    var start = position
    var before: [UInt8] = []
    while let byte, byte != UInt8(ascii: "\"") {
      position += 1
      guard byte == UInt8(ascii: "\\") else { continue }
      before += line[start..<position - 1]
      before += try escaped().utf8
      start = position
    }
    let rest = line[start..<position]
    let text = before.isEmpty ? String(utf8: rest) : String(utf8: before[...] + rest)
    guard let text else { throw missing("UTF-8 before here") }
    try expect(UInt8(ascii: "\""), "a closing quote")
    return text
  }

  /// What the escape whose backslash is behind us stands for.
  private mutating func escaped() throws(JSONFault) -> String {
    guard let letter = byte else { throw missing("an escape") }
    position += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return String(Unicode.Scalar(letter))
    case UInt8(ascii: "b"): return "\u{08}"
    case UInt8(ascii: "f"): return "\u{0C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return String(try escapedScalar())
    default: throw missing("an escape")
    }
  }

  /// The scalar of a `\u` escape, or of two that are a surrogate pair.
  private mutating func escapedScalar() throws(JSONFault) -> Unicode.Scalar {
    var code = try hexadecimal()
    if 0xD800..<0xDC00 ~= code, take(exactly: "\\u") {
      let low = try hexadecimal()
      guard 0xDC00..<0xE000 ~= low else { throw missing("a surrogate pair") }
      code = 0x10000 + (code - 0xD800) << 10 + low - 0xDC00
    }
    guard let scalar = Unicode.Scalar(code) else { throw missing("a surrogate pair") }
    return scalar
  }

  private mutating func hexadecimal() throws(JSONFault) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let byte, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw missing("a hexadecimal digit") }
      code = code << 4 + UInt32(digit)
      position += 1
    }
    return code
  }

  /// Moves past any value.
  mutating func skipValue(depth: Int = 0) throws(JSONFault) {
    guard depth < JSONCursor.depthLimit else { throw missing("a value that is not so deep") }
    var isFirst = true
    if take(UInt8(ascii: "[")) {
      while try next(before: UInt8(ascii: "]"), isFirst: &isFirst) { try skipValue(depth: depth + 1) }
    } else if take(UInt8(ascii: "{")) {
      while try next(before: UInt8(ascii: "}"), isFirst: &isFirst) {
        _ = try string()
        try expect(UInt8(ascii: ":"), "a colon")
        try skipValue(depth: depth + 1)
      }
    } else if byte == UInt8(ascii: "\"") {
      _ = try string()
    } else {
      let word = line[position...].prefix { "+-.0123456789Eaeflnrstu".utf8.contains($0) }
      guard !word.isEmpty else { throw missing("a value") }
      position = word.endIndex
    }
  }
}

extension String {
  /// The text of `bytes`; `nil` when they are not UTF-8.
  fileprivate init?(utf8 bytes: ArraySlice<UInt8>) {
    guard let text = try? UTF8Span(validating: bytes.span) else { return nil }
    self.init(copying: text)
  }
}

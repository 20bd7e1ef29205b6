internal import Vocabulary

/// Whole values.
extension JSONCursor {
  /// How deep lists and objects may stand in one another.
  private static let depthLimit = 64

  /// Moves past `null`, if that is next.
  mutating func takeNull() -> Bool {
    skipSpace()
    return take(exactly: "null")
  }

  /// Moves past `true` or `false`.
  mutating func bool() throws(JSONProblem) -> Bool {
    skipSpace()
    if take(exactly: "true") { return true }
    if take(exactly: "false") { return false }
    throw missing("true or false")
  }

  /// Moves past a string.
  mutating func string() throws(JSONProblem) -> String {
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
  private mutating func escaped() throws(JSONProblem) -> String {
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
  private mutating func escapedScalar() throws(JSONProblem) -> Unicode.Scalar {
    var code = try hexadecimal()
    if 0xD800..<0xDC00 ~= code, take(exactly: "\\u") {
      let low = try hexadecimal()
      guard 0xDC00..<0xE000 ~= low else { throw missing("a surrogate pair") }
      code = 0x10000 + (code - 0xD800) << 10 + low - 0xDC00
    }
    guard let scalar = Unicode.Scalar(code) else { throw missing("a surrogate pair") }
    return scalar
  }

  private mutating func hexadecimal() throws(JSONProblem) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let byte, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw missing("a hexadecimal digit") }
      code = code << 4 + UInt32(digit)
      position += 1
    }
    return code
  }

  /// Moves past any value.
  mutating func value(depth: Int = 0) throws(JSONProblem) -> JSONValue {
    guard depth < JSONCursor.depthLimit else { throw missing("a value that is not so deep") }
    skipSpace()
    switch byte {
    case UInt8(ascii: "\""): return .text(try string())
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool(try bool())
    case UInt8(ascii: "["):
      position += 1
      var values: [JSONValue] = []
      var isFirst = true
      while try next(before: UInt8(ascii: "]"), isFirst: &isFirst) { values.append(try value(depth: depth + 1)) }
      return .list(values)
    case UInt8(ascii: "{"):
      position += 1
      var members: [JSONValue.Member] = []
      var isFirst = true
      while try next(before: UInt8(ascii: "}"), isFirst: &isFirst) {
        let key = try string()
        try expect(UInt8(ascii: ":"), "a colon")
        members.append(JSONValue.Member(key, try value(depth: depth + 1)))
      }
      return .object(members)
    default: return takeNull() ? .null : try number()
    }
  }

  private mutating func number() throws(JSONProblem) -> JSONValue {
    let digits = line[position...].prefix { "+-.0123456789Ee".utf8.contains($0) }
    let text = String(decoding: digits, as: UTF8.self)
    let value: JSONValue? = Int(text).map { .integer($0) } ?? Double(text).flatMap { $0.isFinite ? .number($0) : nil }
    guard let value else { throw missing("a value") }
    position = digits.endIndex
    return value
  }
}

extension String {
  /// The text of `bytes`; `nil` when they are not UTF-8.
  fileprivate init?(utf8 bytes: ArraySlice<UInt8>) {
    guard let text = try? UTF8Span(validating: bytes.span) else { return nil }
    self.init(copying: text)
  }
}

extension JSONValue {
  /// The value that `text` spells.
  init(parsing text: ArraySlice<UInt8>) throws(JSONProblem) {
    var cursor = JSONCursor(text)
    self = try cursor.value()
    try cursor.expectEnd()
  }
}

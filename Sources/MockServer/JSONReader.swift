/// Reads one JSON text forward, member by member, without building a tree: request bodies are large and little of them matters.
///
/// The grammar is RFC 8259's; nesting is refused beyond 256 levels. Strings are handed out as the bytes between their quotes, escapes
/// as written.
struct JSONReader {
  /// The text is not JSON, or a value is not of the kind that was asked for.
  struct Problem: Error, Equatable {
    /// What was expected.
    var expected: String
    /// At which byte, from 0.
    var position: Int
  }

  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0
  private static let deepest = 256

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Reads an object; `onMember` is called for each member and must read or skip its value.
  mutating func readObject(_ onMember: (inout JSONReader, String) throws(Problem) -> Void) throws(Problem) {
    try open("{", "an object")
    guard !take("}") else { return close() }
    repeat {
      let name = try readString()
      guard take(":") else { throw problem("a colon") }
      try onMember(&self, String(decoding: name, as: UTF8.self))
    } while take(",")
    guard take("}") else { throw problem("a comma or the end of an object") }
    close()
  }

  /// Reads an array; `onElement` is called for each element and must read or skip it.
  mutating func readArray(_ onElement: (inout JSONReader) throws(Problem) -> Void) throws(Problem) {
    try open("[", "an array")
    guard !take("]") else { return close() }
    repeat { try onElement(&self) } while take(",")
    guard take("]") else { throw problem("a comma or the end of an array") }
    close()
  }

  /// Reads a string: the bytes between its quotes.
  mutating func readString() throws(Problem) -> ArraySlice<UInt8> {
    guard take("\"") else { throw problem("a string") }
    let start = position
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        position += 1
        return bytes[start..<position - 1]
      case UInt8(ascii: "\\"): try passEscape()
      case ..<0x20: throw problem("a control character to be escaped")
      default: position += 1
      }
    }
    throw problem("the end of a string")
  }

  /// Reads a whole number, or `null` as `nil`.
  mutating func readInteger() throws(Problem) -> Int? {
    if take(word: "null") { return nil }
    let start = position
    try passNumber()
    guard let number = Int(String(decoding: bytes[start..<position], as: UTF8.self)) else {
      position = start
      throw problem("an integer")
    }
    return number
  }

  /// Reads `true` or `false`, or `null` as `nil`.
  mutating func readBool() throws(Problem) -> Bool? {
    if take(word: "null") { return nil }
    if take(word: "true") { return true }
    if take(word: "false") { return false }
    throw problem("true or false")
  }

  /// Passes a value of any kind.
  mutating func skip() throws(Problem) {
    switch peek() {
    case UInt8(ascii: "{"): try readObject { reader, _ throws(Problem) in try reader.skip() }
    case UInt8(ascii: "["): try readArray { reader throws(Problem) in try reader.skip() }
    case UInt8(ascii: "\""): _ = try readString()
    case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"): _ = try readBool()
    default: try passNumber()
    }
  }

  /// The first byte of the next value; `nil` at the end.
  mutating func peek() -> UInt8? {
    passSpace()
    return position < bytes.count ? bytes[position] : nil
  }

  /// Makes sure that nothing follows.
  mutating func finish() throws(Problem) {
    guard peek() == nil else { throw problem("the end") }
  }

  private func problem(_ expected: String) -> Problem { Problem(expected: expected, position: position) }

  private mutating func open(_ bracket: Unicode.Scalar, _ kind: String) throws(Problem) {
    guard take(bracket) else { throw problem(kind) }
    depth += 1
    guard depth <= JSONReader.deepest else { throw problem("at most \(JSONReader.deepest) levels") }
  }

  private mutating func close() { depth -= 1 }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek() == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func take(word: StaticString) -> Bool {
    passSpace()
    let length = word.utf8CodeUnitCount
    guard bytes.count - position >= length else { return false }
    for offset in 0..<length where bytes[position + offset] != word.utf8Start[offset] { return false }
    position += length
    return true
  }

  private mutating func passSpace() {
    while position < bytes.count, isSpace(bytes[position]) { position += 1 }
  }

  private mutating func passEscape() throws(Problem) {
    let escape = position + 1 < bytes.count ? bytes[position + 1] : 0
    switch escape {
    case UInt8(ascii: "u"):
      guard bytes.count - position >= 6, bytes[position + 2..<position + 6].allSatisfy(isHexDigit) else {
        throw problem("four hexadecimal digits")
      }
      position += 6
    case _ where "\"\\/bfnrt".utf8.contains(escape): position += 2
    default: throw problem("an escape")
    }
  }

  private mutating func passNumber() throws(Problem) {
    passSpace()
    if position < bytes.count, bytes[position] == UInt8(ascii: "-") { position += 1 }
    if position < bytes.count, bytes[position] == UInt8(ascii: "0") { position += 1 } else { try passDigits() }
    if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
      position += 1
      try passDigits()
    }
    guard position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") else { return }
    position += 1
    if position < bytes.count, "+-".utf8.contains(bytes[position]) { position += 1 }
    try passDigits()
  }

  private mutating func passDigits() throws(Problem) {
    let start = position
    while position < bytes.count, isDigit(bytes[position]) { position += 1 }
    guard position > start else { throw problem("a value") }
  }
}

private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

private func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

private func isHexDigit(_ byte: UInt8) -> Bool { isDigit(byte) || (byte | 0x20) &- UInt8(ascii: "a") < 6 }

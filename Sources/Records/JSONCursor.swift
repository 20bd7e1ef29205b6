internal import Vocabulary

/// A place in a line of JSON, and the steps by which a reader who knows what to expect moves on: the fast way through records.
///
/// Every step checks that it stays within the line and throws at what does not fit; no line can crash it. Whitespace may stand
/// wherever JSON allows it. What needs no haste is left to `JSONScanner`.
struct JSONCursor {
  let line: ArraySlice<UInt8>
  var position: Int

  /// The beginning of `line`.
  init(_ line: ArraySlice<UInt8>) {
    self.line = line
    position = line.startIndex
  }

  /// The fault that not `expected`, but something else, stands here.
  func missing(_ expected: StaticString) -> JSONFault {
    JSONFault(column: position - line.startIndex + 1, problem: "expected \(expected)")
  }

  /// The byte here; `nil` at the end.
  @inline(__always)
  var byte: UInt8? { position < line.endIndex ? line[position] : nil }

  @inline(__always)
  mutating func skipSpace() {
    while let byte, byte <= 0x20, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { position += 1 }
  }

  /// Moves past whitespace, and then past `byte` if that is next.
  @inline(__always)
  mutating func take(_ byte: UInt8) -> Bool {
    skipSpace()
    guard self.byte == byte else { return false }
    position += 1
    return true
  }

  /// Moves past whitespace and `byte`, which must be next.
  @inline(__always)
  mutating func expect(_ byte: UInt8, _ name: StaticString) throws(JSONFault) {
    guard take(byte) else { throw missing(name) }
  }

  /// Moves past `bytes`, if they stand exactly here.
  @inline(__always)
  mutating func take(exactly bytes: [UInt8]) -> Bool {
    guard bytes.count <= line.endIndex - position else { return false }
    for offset in bytes.indices where line[position + offset] != bytes[offset] { return false }
    position += bytes.count
    return true
  }

  /// Moves past `word`, if it stands exactly here.
  @inline(__always)
  mutating func take(exactly word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    guard length <= line.endIndex - position else { return false }
    for offset in 0..<length where line[position + offset] != word.utf8Start[offset] { return false }
    position += length
    return true
  }

  /// Moves past whitespace, which must be all that is left.
  mutating func expectEnd() throws(JSONFault) {
    skipSpace()
    guard byte == nil else { throw missing("the end of the line") }
  }

  /// Moves to the next element of a list or member of an object, past the comma before it unless it is the first; `false` past the
  /// closing bracket.
  @inline(__always)
  mutating func next(before close: UInt8, isFirst: inout Bool) throws(JSONFault) -> Bool {
    if take(close) { return false }
    if !isFirst { try expect(UInt8(ascii: ","), "a comma or the closing bracket") }
    isFirst = false
    return true
  }

  /// Moves past a whole number of at most 18 digits: neither it nor the difference of two can overflow.
  @inline(__always)
  mutating func integer() throws(JSONFault) -> Int64 {
    let isNegative = take(UInt8(ascii: "-"))
    let start = position
    var magnitude: Int64 = 0
    while let byte, case let digit = byte &- UInt8(ascii: "0"), digit < 10 {
      magnitude = magnitude &* 10 &+ Int64(digit)
      position += 1
    }
    guard 1...18 ~= position - start else { throw missing("a whole number of at most 18 digits") }
    return isNegative ? -magnitude : magnitude
  }

  /// Moves past a number, which must be finite.
  mutating func number() throws(JSONFault) -> Double {
    let text = try scan { (scanner) throws(JSONFault) in try scanner.value() }
    guard let number = Double(String(decoding: text, as: UTF8.self)), number.isFinite else { throw missing("a finite number") }
    return number
  }

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
    let inside = try scan { (scanner) throws(JSONFault) in try scanner.string() }
    guard let text = try? UTF8Span(validating: inside.span) else { throw missing("UTF-8 before here") }
    return inside.contains(UInt8(ascii: "\\")) ? JSONScanner.unescaped(inside) : String(copying: text)
  }

  /// Moves past any value.
  mutating func skipValue() throws(JSONFault) { _ = try scan { (scanner) throws(JSONFault) in try scanner.value() } }

  private mutating func scan(
    _ take: (inout JSONScanner) throws(JSONFault) -> ArraySlice<UInt8>
  ) throws(JSONFault) -> ArraySlice<UInt8> {
    var scanner = JSONScanner(line, at: position)
    let taken = try take(&scanner)
    position = scanner.position
    return taken
  }
}

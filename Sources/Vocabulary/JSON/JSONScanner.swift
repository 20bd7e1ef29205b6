/// Walks over JSON (RFC 8259) and tells at which byte the text stops being JSON.
///
/// Whoever reads says what it expects next, and of objects and arrays takes each value or passes over it; nothing is built, and strings
/// are handed out as they were written. Stricter than the grammar in one point: an escape of half a surrogate pair, which no text can
/// hold, is a fault. Nesting is bounded, so that hostile text cannot exhaust the stack.
package struct JSONScanner {
  private static let deepest = 256

  let bytes: ArraySlice<UInt8>
  /// Where it stands in the bytes.
  package internal(set) var position: Int
  private var depth = 0

  /// A scanner of `bytes` that stands at `position`, or at their beginning.
  package init(_ bytes: ArraySlice<UInt8>, at position: Int? = nil) {
    self.bytes = bytes
    self.position = position ?? bytes.startIndex
  }

  /// The byte here; `nil` at the end.
  var byte: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

  /// The fault that what stands here is not what was expected.
  func fault(_ problem: String) -> JSONFault {
    JSONFault(column: position - bytes.startIndex + 1, problem: byte == nil ? "it ends too early" : problem)
  }

  /// The first byte of what comes next, white space aside; `nil` at the end.
  package mutating func peek() -> UInt8? {
    while let byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    return byte
  }

  /// Makes sure that nothing follows.
  package mutating func finish() throws(JSONFault) {
    if peek() != nil { throw fault("something after the end of the value") }
  }

  /// Passes over a value of any kind.
  ///
  /// - Returns: its bytes.
  @discardableResult
  package mutating func value() throws(JSONFault) -> ArraySlice<UInt8> {
    let first = peek()
    let start = position
    switch first {
    case UInt8(ascii: "{"): try members { (scanner, _) throws(JSONFault) in try scanner.value() }
    case UInt8(ascii: "["): try array { (scanner) throws(JSONFault) in try scanner.value() }
    case UInt8(ascii: "\""): try string()
    case UInt8(ascii: "t"): try word("true")
    case UInt8(ascii: "f"): try word("false")
    case UInt8(ascii: "n"): try word("null")
    default: try number()
    }
    return bytes[start..<position]
  }

  /// Takes an object; `member` is called with the name of each of its members, and must take or pass over the value.
  package mutating func object(_ member: (inout JSONScanner, String) throws(JSONFault) -> Void) throws(JSONFault) {
    try members { (scanner, name) throws(JSONFault) in try member(&scanner, JSONScanner.unescaped(name)) }
  }

  /// Takes an array; `element` is called for each of its elements, and must take or pass over it.
  package mutating func array(_ element: (inout JSONScanner) throws(JSONFault) -> Void) throws(JSONFault) {
    try items(from: "[", to: "]", element)
  }

  /// Takes an object; `member` gets what stands between the quotes of each name.
  mutating func members(
    _ member: (inout JSONScanner, ArraySlice<UInt8>) throws(JSONFault) -> Void
  ) throws(JSONFault) {
    try items(from: "{", to: "}") { (scanner) throws(JSONFault) in
      let name = try scanner.string()
      try scanner.expect(":")
      try member(&scanner, name)
    }
  }

  private mutating func items(
    from open: Unicode.Scalar, to close: Unicode.Scalar, _ item: (inout JSONScanner) throws(JSONFault) -> Void
  ) throws(JSONFault) {
    if depth == JSONScanner.deepest { throw fault("nested deeper than \(JSONScanner.deepest)") }
    try expect(open)
    depth += 1
    if peek() != UInt8(ascii: close) {
      try item(&self)
      while peek() == UInt8(ascii: ",") {
        position += 1
        try item(&self)
      }
    }
    try expect(close)
    depth -= 1
  }

  mutating func expect(_ character: Unicode.Scalar) throws(JSONFault) {
    guard peek() == UInt8(ascii: character) else { throw fault("expected “\(character)”") }
    position += 1
  }
}

/// Where a text stops being JSON, and why.
package struct JSONFault: Error, Sendable, Equatable {
  /// The byte at which it does, from 1.
  package var column: Int
  /// What is wrong there, as the end of a sentence.
  package var problem: String

  /// A fault at `column`.
  package init(column: Int, problem: String) {
    self.column = column
    self.problem = problem
  }

  /// Where that is in `text`, which was read: the line, and the byte of that line, from 1.
  package func position(in text: String) -> (line: Int, column: Int) {
    let before = text.utf8.prefix(column - 1)
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { before.distance(from: before.startIndex, to: $0) + 1 } ?? 0
    return (line, column - start)
  }
}

/// Walks over JSON (RFC 8259) and tells where values begin and end, or at which byte the text stops being JSON.
///
/// Stricter than the grammar in one point: an escape of half a surrogate pair, which no text can hold, is a fault. Nesting is bounded,
/// so that hostile text cannot exhaust the stack.
struct JSONScanner {
  static let deepest = 256

  private let bytes: ArraySlice<UInt8>
  private var position: Int
  private var depth = 0

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  var isAtEnd: Bool { position == bytes.endIndex }

  func fault(_ problem: String) -> JSONFault {
    JSONFault(column: position - bytes.startIndex + 1, problem: isAtEnd ? "it ends too early" : problem)
  }

  mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  /// Passes over the value that begins here and returns its bytes.
  mutating func value() throws(JSONFault) -> ArraySlice<UInt8> {
    let start = position
    switch peek {
    case UInt8(ascii: "{"): try object { _, _ in }
    case UInt8(ascii: "["): try array { _ in }
    case UInt8(ascii: "\""): try string()
    case UInt8(ascii: "t"): try word("true")
    case UInt8(ascii: "f"): try word("false")
    case UInt8(ascii: "n"): try word("null")
    default: try number()
    }
    return bytes[start..<position]
  }

  /// Passes over the object that begins here and hands out the bytes of each member's name, quotes included, and value.
  mutating func object(_ member: (ArraySlice<UInt8>, ArraySlice<UInt8>) -> Void) throws(JSONFault) {
    try items(closedBy: "}") { (scanner) throws(JSONFault) in
      let start = scanner.position
      try scanner.string()
      let name = scanner.bytes[start..<scanner.position]
      scanner.skipSpace()
      try scanner.expect(":")
      scanner.skipSpace()
      member(name, try scanner.value())
    }
  }

  /// Passes over the array that begins here and hands out the bytes of each element.
  mutating func array(_ element: (ArraySlice<UInt8>) -> Void) throws(JSONFault) {
    try items(closedBy: "]") { (scanner) throws(JSONFault) in element(try scanner.value()) }
  }

  /// What is between the quotes of a string, which was scanned before, with its escapes resolved.
  static func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
    guard bytes.contains(UInt8(ascii: "\\")) else { return String(decoding: bytes, as: UTF8.self) }
    var text = ""
    var rest = bytes
    while let escape = rest.firstIndex(of: UInt8(ascii: "\\")) {
      text += String(decoding: rest[..<escape], as: UTF8.self)
      var scanner = JSONScanner(rest[escape...])
      // Cannot throw, and so never ends the loop: the same escapes were scanned when the value was made.
      guard let scalar = try? scanner.escape() else { break }
      text.unicodeScalars.append(scalar)
      rest = rest[scanner.position...]
    }
    return text + String(decoding: rest, as: UTF8.self)
  }

  private var peek: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

  private mutating func expect(_ character: Unicode.Scalar) throws(JSONFault) {
    guard peek == UInt8(ascii: character) else { throw fault("expected “\(character)”") }
    position += 1
  }

  private mutating func items(
    closedBy end: Unicode.Scalar, item: (inout JSONScanner) throws(JSONFault) -> Void
  ) throws(JSONFault) {
    depth += 1
    if depth > JSONScanner.deepest { throw fault("nested deeper than \(JSONScanner.deepest)") }
    position += 1
    skipSpace()
    if peek != UInt8(ascii: end) {
      try item(&self)
      skipSpace()
      while peek == UInt8(ascii: ",") {
        position += 1
        skipSpace()
        try item(&self)
        skipSpace()
      }
    }
    try expect(end)
    depth -= 1
  }

  private mutating func string() throws(JSONFault) {
    guard peek == UInt8(ascii: "\"") else { throw fault("expected a string in double quotes") }
    position += 1
    while let byte = peek, byte != UInt8(ascii: "\"") {
      if byte < 0x20 { throw fault("a control character that is not escaped") }
      if byte == UInt8(ascii: "\\") { _ = try escape() } else { position += 1 }
    }
    try expect("\"")
  }

  /// Passes over the escape that begins here and returns what it stands for.
  private mutating func escape() throws(JSONFault) -> Unicode.Scalar {
    position += 1
    let scalar: Unicode.Scalar? =
      switch peek {
      case UInt8(ascii: "\""): "\""
      case UInt8(ascii: "\\"): "\\"
      case UInt8(ascii: "/"): "/"
      case UInt8(ascii: "b"): "\u{8}"
      case UInt8(ascii: "f"): "\u{C}"
      case UInt8(ascii: "n"): "\n"
      case UInt8(ascii: "r"): "\r"
      case UInt8(ascii: "t"): "\t"
      default: nil
      }
    if let scalar {
      position += 1
      return scalar
    }
    let unit = try codeUnit()
    if let scalar = Unicode.Scalar(unit) { return scalar }
    guard UTF16.isLeadSurrogate(unit), peek == UInt8(ascii: "\\") else { throw fault("half a surrogate pair") }
    position += 1
    let trail = try codeUnit()
    guard UTF16.isTrailSurrogate(trail) else { throw fault("half a surrogate pair") }
    return UTF16.decode(UTF16.EncodedScalar([unit, trail]))
  }

  /// Passes over `uXXXX`.
  private mutating func codeUnit() throws(JSONFault) -> UInt16 {
    guard peek == UInt8(ascii: "u") else { throw fault("an escape that JSON does not have") }
    position += 1
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let byte = peek, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw fault("expected four hexadecimal digits")
      }
      unit = unit << 4 | UInt16(digit)
      position += 1
    }
    return unit
  }

  private mutating func word(_ word: StaticString) throws(JSONFault) {
    for byte in UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount) {
      guard peek == byte else { throw fault("expected “\(word)”") }
      position += 1
    }
  }

  private mutating func number() throws(JSONFault) {
    let start = position
    if peek == UInt8(ascii: "-") { position += 1 }
    let isZero = peek == UInt8(ascii: "0")
    guard digits() > 0 else {
      throw fault(position == start ? "expected a JSON value" : "expected a digit")
    }
    if isZero, position - start > (bytes[start] == UInt8(ascii: "-") ? 2 : 1) {
      position = start
      throw fault("a number with leading zeros")
    }
    if peek == UInt8(ascii: ".") {
      position += 1
      if digits() == 0 { throw fault("expected a digit") }
    }
    if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
      position += 1
      if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { position += 1 }
      if digits() == 0 { throw fault("expected a digit") }
    }
  }

  private mutating func digits() -> Int {
    let start = position
    while let byte = peek, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { position += 1 }
    return position - start
  }
}

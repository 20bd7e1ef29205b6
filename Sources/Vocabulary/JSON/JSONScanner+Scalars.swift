/// Strings, numbers and words.
extension JSONScanner {
  /// Takes a string.
  ///
  /// - Returns: what stands between its quotes, escapes as they were written.
  @discardableResult
  package mutating func string() throws(JSONFault) -> ArraySlice<UInt8> {
    guard peek() == UInt8(ascii: "\"") else { throw fault("expected a string in double quotes") }
    position += 1
    let start = position
    while let byte, byte != UInt8(ascii: "\"") {
      if byte < 0x20 { throw fault("a control character that is not escaped") }
      if byte == UInt8(ascii: "\\") { _ = try escape() } else { position += 1 }
    }
    guard byte != nil else { throw fault("expected a closing quote") }
    position += 1
    return bytes[start..<position - 1]
  }

  /// What the inside of a string says, which `string` has returned.
  package static func unescaped(_ inside: ArraySlice<UInt8>) -> String {
    guard inside.contains(UInt8(ascii: "\\")) else { return String(decoding: inside, as: UTF8.self) }
    var text = ""
    var rest = inside
    while let escape = rest.firstIndex(of: UInt8(ascii: "\\")) {
      text += String(decoding: rest[..<escape], as: UTF8.self)
      var scanner = JSONScanner(rest, at: escape)
      // Cannot throw, and so never ends the loop: the same escapes were scanned when the string was taken.
      guard let scalar = try? scanner.escape() else { break }
      text.unicodeScalars.append(scalar)
      rest = rest[scanner.position...]
    }
    return text + String(decoding: rest, as: UTF8.self)
  }

  /// Takes a number that is written as a whole one, or `null` as `nil`.
  package mutating func integer() throws(JSONFault) -> Int? {
    if try takeNull() { return nil }
    let start = position
    try number()
    if let integer = Int(String(decoding: bytes[start..<position], as: UTF8.self)) { return integer }
    position = start
    throw fault("expected a whole number")
  }

  /// Takes `true` or `false`, or `null` as `nil`.
  package mutating func bool() throws(JSONFault) -> Bool? {
    if try takeNull() { return nil }
    switch byte {
    case UInt8(ascii: "t"):
      try word("true")
      return true
    case UInt8(ascii: "f"):
      try word("false")
      return false
    default: throw fault("expected true or false")
    }
  }

  private mutating func takeNull() throws(JSONFault) -> Bool {
    guard peek() == UInt8(ascii: "n") else { return false }
    try word("null")
    return true
  }

  mutating func word(_ word: StaticString) throws(JSONFault) {
    for expected in UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount) {
      guard byte == expected else { throw fault("expected “\(word)”") }
      position += 1
    }
  }

  mutating func number() throws(JSONFault) {
    let start = position
    if byte == UInt8(ascii: "-") { position += 1 }
    let isZero = byte == UInt8(ascii: "0")
    guard digits() > 0 else {
      throw fault(position == start ? "expected a JSON value" : "expected a digit")
    }
    if isZero, position - start > (bytes[start] == UInt8(ascii: "-") ? 2 : 1) {
      position = start
      throw fault("a number with leading zeros")
    }
    if byte == UInt8(ascii: ".") {
      position += 1
      if digits() == 0 { throw fault("expected a digit") }
    }
    if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
      position += 1
      if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { position += 1 }
      if digits() == 0 { throw fault("expected a digit") }
    }
  }

  private mutating func digits() -> Int {
    let start = position
    while let byte, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { position += 1 }
    return position - start
  }

  /// Passes over the escape that begins here and returns what it stands for.
  private mutating func escape() throws(JSONFault) -> Unicode.Scalar {
    position += 1
    let scalar: Unicode.Scalar? =
      switch byte {
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
    guard UTF16.isLeadSurrogate(unit), byte == UInt8(ascii: "\\") else { throw fault("half a surrogate pair") }
    position += 1
    let trail = try codeUnit()
    guard UTF16.isTrailSurrogate(trail) else { throw fault("half a surrogate pair") }
    return UTF16.decode(UTF16.EncodedScalar([unit, trail]))
  }

  /// Passes over `uXXXX`.
  private mutating func codeUnit() throws(JSONFault) -> UInt16 {
    guard byte == UInt8(ascii: "u") else { throw fault("an escape that JSON does not have") }
    position += 1
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let byte, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw fault("expected four hexadecimal digits")
      }
      unit = unit << 4 | UInt16(digit)
      position += 1
    }
    return unit
  }
}

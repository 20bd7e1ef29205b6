internal import Vocabulary

/// Pieces of JSON, written into bytes that are already reserved: a store and a bounds check each.
extension OutputSpan<UInt8> {
  @inline(__always)
  mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { for byte in $0 { append(byte) } }
  }

  /// Adds `text` as a quoted JSON string.
  mutating func append(quoted text: String) { text.writeAsJSON { append($0) } }

  /// Adds a number in decimal: at most 20 bytes.
  mutating func append(decimal number: Int64) {
    if number < 0 { append(UInt8(ascii: "-")) }
    var rest = number.magnitude
    append(repeating: UInt8(ascii: "0"), count: rest.decimalDigits)
    var position = count - 1
    while rest > 0 {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      self[position] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit)
      position -= 1
      rest = quotient
    }
  }
}

extension UInt64 {
  /// How many digits the number, one below 10^19, has in decimal; 1 for 0.
  fileprivate var decimalDigits: Int {
    var digits = 1
    var power: UInt64 = 10
    while self >= power, digits < 19 {
      digits += 1
      power &*= 10
    }
    return digits
  }
}

/// The text inside a JSON string.
extension Span<UInt8> {
  /// Appends to `text` what the JSON string between `start` and `end` (its quotes excluded) says.
  ///
  /// Bytes go through as they are. A surrogate without its other half, and an escape that JSON does not know, become U+FFFD.
  ///
  /// - Returns: whether every escape was sound.
  func appendUnescaped(from start: Int, to end: Int, to text: inout [UInt8]) -> Bool {
    var isSound = true
    var index = start
    while index < end {
      let byte = self[index]
      index += 1
      guard byte == UInt8(ascii: "\\") else {
        text.append(byte)
        continue
      }
      guard index < end else { return false }
      let escape = self[index]
      index += 1
      switch escape {
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "b"): text.append(0x08)
      case UInt8(ascii: "f"): text.append(0x0C)
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(escape)
      case UInt8(ascii: "u"):
        let scalar = escapedScalar(at: &index, before: end)
        if scalar == nil { isSound = false }
        text.append(contentsOf: (scalar ?? "\u{FFFD}").utf8)
      default:
        isSound = false
        text.append(contentsOf: Unicode.Scalar("\u{FFFD}").utf8)
      }
    }
    return isSound
  }

  /// What the JSON string between `start` and `end` says; bytes that are not UTF-8 become U+FFFD.
  func unescaped(from start: Int, to end: Int) -> String {
    var text: [UInt8] = []
    _ = appendUnescaped(from: start, to: end, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// The scalar of `\uXXXX`, or of a surrogate pair, whose first digit stands at `index`; `nil` for half a pair and for bad
  /// digits.
  private func escapedScalar(at index: inout Int, before end: Int) -> Unicode.Scalar? {
    guard let unit = hexadecimal(at: index, before: end) else { return nil }
    index += 4
    guard UTF16.isLeadSurrogate(unit) else { return Unicode.Scalar(unit) }
    guard index + 1 < end, self[index] == UInt8(ascii: "\\"), self[index + 1] == UInt8(ascii: "u"),
      let trail = hexadecimal(at: index + 2, before: end), UTF16.isTrailSurrogate(trail)
    else { return nil }
    index += 6
    return Unicode.Scalar(0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(trail) - 0xDC00))
  }

  private func hexadecimal(at start: Int, before end: Int) -> UInt16? {
    guard start + 4 <= end else { return nil }
    var value: UInt16 = 0
    for index in start..<start + 4 {
      let byte = self[index]
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
      default: return nil
      }
      value = value << 4 | UInt16(digit)
    }
    return value
  }
}

internal import Vocabulary

/// Pieces of JSON, written into bytes that are already reserved: a store and a bounds check each.
extension OutputSpan<UInt8> {
  @inline(__always)
  mutating func append(_ text: StaticString) {
    append(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Adds `bytes`, in one copy.
  @inline(__always)
  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    withUnsafeMutableBufferPointer { buffer, count in
      precondition(bytes.count <= buffer.count - count, "the bytes were reserved")
      UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[count...]).copyMemory(from: bytes)
      count += bytes.count
    }
  }

  /// Adds `text` as a quoted JSON string.
  mutating func append(quoted text: String) {
    append(UInt8(ascii: "\""))
    text.writeInsideJSON { piece in piece.withUnsafeBytes { append($0) } }
    append(UInt8(ascii: "\""))
  }

  /// Adds a finite number, exactly: at most 24 bytes.
  mutating func append(number: Double) {
    var text = number.description
    text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
  }

  /// Adds a number in decimal: at most 20 bytes.
  mutating func append(decimal number: Int64) {
    if number < 0 { append(UInt8(ascii: "-")) }
    var rest = number.magnitude
    withUnsafeTemporaryAllocation(byteCount: 20, alignment: 1) { digits in
      var start = digits.count
      repeat {
        start -= 1
        digits[start] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      } while rest > 0
      append(UnsafeRawBufferPointer(rebasing: digits[start...]))
    }
  }
}

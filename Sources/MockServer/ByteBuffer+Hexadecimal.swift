import NIOCore

extension ByteBuffer {
  /// Writes `number` in lower-case hexadecimal, without leading zeros unless `digits` asks for more.
  mutating func writeHexadecimal(_ number: UInt64, digits: Int = 1) {
    let needed = max(digits, (UInt64.bitWidth - number.leadingZeroBitCount + 3) / 4)
    for digit in (0..<needed).reversed() {
      let nibble = UInt8(truncatingIfNeeded: number >> UInt64(digit * 4) & 15)
      writeInteger(nibble + (nibble < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10))
    }
  }
}

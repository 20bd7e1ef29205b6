extension String {
  /// Hands the bytes of the JSON string that says this text, with its quotes, to `write`, one by one: only what JSON demands is
  /// escaped, all else stands as it is, in UTF-8.
  @inlinable
  public func writeAsJSON(_ write: (UInt8) -> Void) {
    write(UInt8(ascii: "\""))
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        write(UInt8(ascii: "\\"))
        write(byte)
      case 0x0A:
        for escaped in "\\n".utf8 { write(escaped) }
      case 0x0D:
        for escaped in "\\r".utf8 { write(escaped) }
      case 0x09:
        for escaped in "\\t".utf8 { write(escaped) }
      case 0..<0x20:
        for escaped in "\\u00".utf8 { write(escaped) }
        for digit in [byte >> 4, byte & 15] { write(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10) }
      default: write(byte)
      }
    }
    write(UInt8(ascii: "\""))
  }
}

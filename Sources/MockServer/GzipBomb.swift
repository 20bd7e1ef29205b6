import Vocabulary

extension Fault.Response {
  /// A stream that says of itself that it is packed, and unpacks to at least `size` bytes.
  static func bomb(unpacked size: Int) -> Fault.Response {
    var response = Fault.Response()
    response.headers = [HTTPHeader("Content-Type", "text/event-stream"), HTTPHeader("Content-Encoding", "gzip")]
    response.body = gzipBomb(unpacked: size)
    return response
  }
}

/// A gzip stream of about a thousandth of `size` bytes that unpacks to at least `size` zeros, and breaks off there.
///
/// One DEFLATE block of fixed codes: a literal zero, then “repeat the last byte 258 times” in 13 bits each, again and again.
/// Eight of them fill 13 bytes evenly.
///
/// Source: RFC 1951, 3.2.6; RFC 1952.
private func gzipBomb(unpacked size: Int) -> [UInt8] {
  // Three bits open the last block, eight are the literal 0; then codes, most significant bit first.
  let opening = "110" + "00110000"
  let repeated = "11000101" + "00000"
  let bits = Array((opening + String(repeating: repeated, count: 16)).utf8)
  var packed: [UInt8] = []
  for start in stride(from: 0, to: bits.count - 8, by: 8) {
    packed.append(bits[start..<start + 8].reversed().reduce(0) { $0 << 1 | ($1 & 1) })
  }
  // From the second byte on the pattern repeats every 13 bytes.
  let head: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
  let pattern = packed[2..<15]
  var bomb = head + packed[..<2]
  bomb.reserveCapacity(size / 158 + 32)
  for _ in 0...(size / (258 * 8)) { bomb += pattern }
  return bomb
}

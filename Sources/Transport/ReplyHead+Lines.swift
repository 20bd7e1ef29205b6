internal import Vocabulary

/// Reading a response head line by line.
extension ReplyHead {
  /// Takes one line, as libcurl delivers it: the status line, or `name: value`.
  mutating func read(headerLine line: UnsafeRawBufferPointer) {
    if line.starts(with: "HTTP/".utf8) {
      self = ReplyHead(status: ReplyHead.status(ofLine: line))
    } else if let value = line.value(ofHeader: "content-type") {
      contentType = value
    } else if let value = line.value(ofHeader: "retry-after") {
      retryAfter = value
    } else if let value = line.value(ofHeader: "content-encoding") {
      contentEncoding = value
    } else if let value = line.value(ofHeader: "location") {
      location = value
    }
  }

  /// The code in `HTTP/1.1 200 OK`; 0 where there is none.
  private static func status(ofLine line: UnsafeRawBufferPointer) -> Int {
    let digits = line.drop { $0 != UInt8(ascii: " ") }.dropFirst().prefix(3)
    return Int(String(decoding: digits, as: UTF8.self)) ?? 0
  }
}

extension UnsafeRawBufferPointer {
  /// The value of this header line if its name is `name` (in lower case).
  fileprivate func value(ofHeader name: StaticString) -> String? {
    let length = name.utf8CodeUnitCount
    guard count > length, self[length] == UInt8(ascii: ":") else { return nil }
    for index in 0..<length where self[index] | 0x20 != name.utf8Start[index] { return nil }
    let isSpace: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    let value = self[(length + 1)...].drop(while: isSpace).prefix { $0 != UInt8(ascii: "\r") && $0 != UInt8(ascii: "\n") }
    return String(decoding: value, as: UTF8.self)
  }
}

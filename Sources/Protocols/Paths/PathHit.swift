/// A value that a scan found at one of the trie's paths.
struct PathHit: Equatable {
  enum Kind: UInt8 { case null, bool, number, text, object, array }

  /// Which path leads to it.
  var slot: UInt8
  var kind: Kind
  /// A text with backslashes.
  var hasEscapes = false
  /// The value's place in the outermost array on its path; 0 where there is none.
  var element: Int32
  /// Where it begins: for a text the first byte after its quote.
  var start: Int32
  /// Where a scalar ends, for a text its closing quote; of an array the number of elements.
  var end: Int32
}

extension PathHit {
  /// The text before it grew by `shift` bytes.
  @inline(__always)
  mutating func move(by shift: Int32) {
    start &+= shift
    if kind != .array { end &+= shift }
  }

  /// Neither null nor an empty text nor `false`.
  @inline(__always)
  var holdsSomething: Bool {
    switch kind {
    case .null: false
    case .text: end > start
    case .bool: end - start == 4
    case .number, .object, .array: true
    }
  }
}

extension Span<UInt8> {
  /// The number at `hit`, when it is spelled in digits only and fits.
  func wholeNumber(at hit: PathHit) -> Int? {
    var value = 0
    for index in Int(hit.start)..<Int(hit.end) {
      let digit = self[index] &- UInt8(ascii: "0")
      guard digit <= 9, value < 1 << 58 else { return nil }
      value = value * 10 + Int(digit)
    }
    return value
  }

  /// The value of `hit`, for a message: a text as it reads, anything else as its JSON; cut.
  func excerpt(of hit: PathHit) -> String {
    switch hit.kind {
    case .text: unescaped(from: Int(hit.start), to: Swift.min(Int(hit.end), Int(hit.start) + 1024))
    case .number, .bool, .null: extracting(0..<Swift.min(Int(hit.end), count)).excerpt(from: Int(hit.start))
    case .object, .array: excerpt(from: Int(hit.start))
    }
  }

  /// The bytes from `start` on as text, cut to what a message bears.
  func excerpt(from start: Int = 0, limit: Int = 160) -> String {
    let start = Swift.min(start, count)
    let end = Swift.min(count, start + limit)
    return extracting(start..<end).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) } + (end < count ? "…" : "")
  }

  /// Why these bytes are not JSON, for a message.
  func describe(_ fault: ScanFault) -> String {
    switch fault.reason {
    case .endsEarly: "JSON that ends early, after \(count) bytes: \(excerpt())"
    case .unexpectedByte: "not JSON, from byte \(fault.offset) on: \(excerpt(from: fault.offset))"
    }
  }
}

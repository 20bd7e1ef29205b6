/// Finding where JSON tokens end, in place and without building anything.
///
/// These skip, they do not validate: what they promise is to stay inside the bytes and to notice text that ends early or cannot
/// be JSON at the place they stand on. Every unchecked access follows its own comparison with `count`.
extension Span<UInt8> {
  /// The byte at `index`; 0, which is no JSON token, past the end.
  @inline(__always)
  func byte(at index: Int) -> UInt8 { index < count ? self[unchecked: index] : 0 }

  /// The first index from `index` on that holds no white space.
  @inline(__always)
  func skippingSpace(from index: Int) -> Int {
    var index = index
    while index < count, self[unchecked: index] <= UInt8(ascii: " "), self[unchecked: index].isJSONSpace { index &+= 1 }
    return index
  }

  /// Checks that `byte` stands at `index`.
  @inline(__always)
  func expect(_ byte: UInt8, at index: Int) throws(ScanFault) {
    guard self.byte(at: index) == byte else { throw ScanFault(index < count ? .unexpectedByte : .endsEarly, at: index) }
  }

  /// The index of the quote that closes the string whose text begins at `start`, and whether a backslash stands before it.
  @inline(__always)
  func endOfString(from start: Int) throws(ScanFault) -> (end: Int, hasEscapes: Bool) {
    var index = start
    var hasEscapes = false
    while true {
      index = firstQuoteOrBackslash(from: index)
      guard index < count else { throw ScanFault(.endsEarly, at: count) }
      if self[unchecked: index] == UInt8(ascii: "\"") { return (index, hasEscapes) }
      hasEscapes = true
      index &+= 2
    }
  }

  /// The index after the value that begins at `start`, whatever it is.
  func endOfValue(from start: Int) throws(ScanFault) -> Int {
    switch byte(at: start) {
    case UInt8(ascii: "\""): try endOfString(from: start &+ 1).end &+ 1
    case UInt8(ascii: "{"), UInt8(ascii: "["): try endOfContainer(from: start)
    default: try endOfScalar(from: start)
    }
  }

  /// The index after the number, `true`, `false` or `null` that begins at `start`.
  @inline(__always)
  func endOfScalar(from start: Int) throws(ScanFault) -> Int {
    var index = start
    while index < count, self[unchecked: index].isJSONScalar { index &+= 1 }
    guard index > start else { throw ScanFault(start < count ? .unexpectedByte : .endsEarly, at: start) }
    return index
  }

  /// The index after the object or array that begins at `start`, at any depth.
  private func endOfContainer(from start: Int) throws(ScanFault) -> Int {
    var depth = 0
    var index = start
    while index < count {
      // `{` and `[`, and `}` and `]`, differ in one bit.
      switch self[unchecked: index] | 0x20 {
      case UInt8(ascii: "{"): depth &+= 1
      case UInt8(ascii: "}"):
        depth &-= 1
        if depth == 0 { return index &+ 1 }
      case UInt8(ascii: "\"") where self[unchecked: index] == UInt8(ascii: "\""):
        index = try endOfString(from: index &+ 1).end
      default: break
      }
      index &+= 1
    }
    throw ScanFault(.endsEarly, at: count)
  }

  /// Eight bytes at a time: a byte of `word ^ pattern` is zero where the pattern stands, and the lowest high bit of
  /// `(x − 0x01…) & ~x & 0x80…` marks the first zero byte.
  @inline(__always)
  func firstQuoteOrBackslash(from start: Int) -> Int {
    var index = start
    while index &+ 8 <= count {
      let word = UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self))
      let found = word.zeroBytes(of: 0x2222_2222_2222_2222) | word.zeroBytes(of: 0x5C5C_5C5C_5C5C_5C5C)
      if found != 0 { return index &+ found.trailingZeroBitCount >> 3 }
      index &+= 8
    }
    while index < count, self[unchecked: index] != UInt8(ascii: "\""), self[unchecked: index] != UInt8(ascii: "\\") {
      index &+= 1
    }
    return index
  }
}

extension UInt64 {
  @inline(__always)
  fileprivate func zeroBytes(of pattern: UInt64) -> UInt64 {
    let difference = self ^ pattern
    return (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080
  }
}

extension UInt8 {
  @inline(__always)
  var isJSONSpace: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }

  /// May stand in a number, `true`, `false` or `null`.
  @inline(__always)
  fileprivate var isJSONScalar: Bool {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "."), UInt8(ascii: "E"):
      true
    default: false
    }
  }
}

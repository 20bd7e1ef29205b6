internal import Glibc

extension Span<UInt8> {
  /// The first index in `range`, which must lie within the span, that holds `byte`.
  func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "a search must stay inside the bytes")
    return withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress, let found = memchr(base + range.lowerBound, Int32(byte), range.count) else {
        return nil
      }
      return UnsafeRawPointer(found) - base
    }
  }

  /// It begins with the first `length` of `bytes`; both must hold as many.
  @inline(__always)
  func starts(with bytes: [UInt8], upTo length: Int) -> Bool {
    precondition(length <= count && length <= bytes.count, "a comparison must stay inside the bytes")
    return withUnsafeBytes { mine in
      bytes.withUnsafeBytes { theirs in
        guard let mine = mine.baseAddress, let theirs = theirs.baseAddress else { return length == 0 }
        return memcmp(mine, theirs, length) == 0
      }
    }
  }

  /// It ends with those of `bytes` from `start` on; it must hold as many.
  @inline(__always)
  func ends(with bytes: [UInt8], from start: Int) -> Bool {
    let length = bytes.count - start
    precondition(start >= 0 && length >= 0 && length <= count, "a comparison must stay inside the bytes")
    return withUnsafeBytes { mine in
      bytes.withUnsafeBytes { theirs in
        guard let mine = mine.baseAddress, let theirs = theirs.baseAddress else { return length == 0 }
        return memcmp(mine + count - length, theirs + start, length) == 0
      }
    }
  }

  /// Exactly `text` stands in `range`.
  @inline(__always)
  func holds(_ text: StaticString, in range: Range<Int>) -> Bool {
    guard range.count == text.utf8CodeUnitCount else { return false }
    for offset in 0..<range.count where self[range.lowerBound + offset] != text.utf8Start[offset] { return false }
    return true
  }
}

extension [UInt8] {
  /// Appends the bytes of `span` in `range`.
  mutating func append(_ span: Span<UInt8>, _ range: Range<Int>) {
    span.extracting(range).withUnsafeBufferPointer { append(contentsOf: $0) }
  }
}

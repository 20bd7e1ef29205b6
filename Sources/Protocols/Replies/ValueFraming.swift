internal import Vocabulary

/// Cuts a body into the JSON values that stand in it one after the other: on lines of their own, or as the elements of one array.
///
///     lines = { value | space }
///     array = "[" [ value { "," value } ] "]"
///
/// The bracket that closes the array is handed out as well: nothing can come after it. What is no JSON is cut at white space and
/// left to the reader to refuse.
///
/// Source: RFC 8259; <https://github.com/ndjson/ndjson-spec>. A value may take several lines, unlike there.
struct ValueFraming: Sendable {
  private(set) var fault: RequestFailure?

  private let isArray: Bool
  /// The array's opening bracket has come.
  private var isOpen = false
  private var isInValue = false
  private var isInString = false
  /// The last byte was a backslash in a string.
  private var isEscaped = false
  /// Brackets open within the value.
  private var depth = 0
  /// What came of the value in earlier pieces.
  private var gathered: [UInt8] = []

  init(isArray: Bool) { self.isArray = isArray }

  mutating func next(in piece: Span<UInt8>, at offset: inout Int) -> Frame? {
    guard fault == nil else { return nil }
    while !isInValue {
      guard offset < piece.count else { return nil }
      let byte = piece[offset]
      if isArray, isOpen, byte == UInt8(ascii: "]") {
        offset += 1
        return .inPiece(offset - 1..<offset)
      }
      if byte.isJSONSpace || isArray && isOpen && byte == UInt8(ascii: ",") {
        offset += 1
      } else if isArray, !isOpen, byte == UInt8(ascii: "[") {
        isOpen = true
        offset += 1
      } else {
        isInValue = true
      }
    }
    let start = offset
    guard let end = endOfValue(in: piece, from: start) else {
      gathered.append(piece, start..<piece.count)
      offset = piece.count
      if gathered.count > eventLimit { fault = .eventTooLong }
      return nil
    }
    offset = end
    isInValue = false
    if gathered.isEmpty { return .inPiece(start..<end) }
    gathered.append(piece, start..<end)
    return .gathered(exchange(&gathered, with: []))
  }

  mutating func finish() -> Frame? {
    guard isInValue else { return nil }
    isInValue = false
    return .gathered(exchange(&gathered, with: []))
  }

  /// Where the value that goes on at `start` ends; `nil` when not in this piece.
  private mutating func endOfValue(in piece: Span<UInt8>, from start: Int) -> Int? {
    // Of the loop's own, so that they are kept in registers.
    var (depth, isInString, isEscaped) = (depth, isInString, isEscaped)
    defer { (self.depth, self.isInString, self.isEscaped) = (depth, isInString, isEscaped) }
    var index = start
    while index < piece.count {
      if isInString {
        if isEscaped {
          isEscaped = false
        } else {
          index = piece.firstQuoteOrBackslash(from: index)
          guard index < piece.count else { return nil }
          isEscaped = piece[index] == UInt8(ascii: "\\")
          isInString = isEscaped
          if !isInString, depth == 0 { return index + 1 }
        }
        index += 1
        continue
      }
      let byte = piece[index]
      if depth == 0, endsScalar(byte), index > start || !gathered.isEmpty { return index }
      index += 1
      switch byte {
      case UInt8(ascii: "\""): isInString = true
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth <= 0 {
          depth = 0
          return index
        }
      default: break
      }
    }
    return nil
  }

  private func endsScalar(_ byte: UInt8) -> Bool {
    byte.isJSONSpace || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
  }
}

/// The text of a reply, put together from its pieces and checked as it comes.
///
/// A character may be cut by the end of a piece: the check carries over. Plain ASCII, which most pieces are, costs a look at
/// eight bytes at a time.
struct ReplyText: Sendable {
  /// Something was no UTF-8, or half of a surrogate pair.
  private(set) var isInvalid = false

  private let isKept: Bool
  private var bytes: [UInt8] = []
  private var unescaped: [UInt8] = []
  private var check = UTF8Check()
  /// Of a reply that repeats its text in every event: the spelling last seen, by answer.
  private var spellings: [Int: [UInt8]] = [:]

  init(isKept: Bool) { self.isKept = isKept }

  /// The text so far, U+FFFD where it is not sound; `nil` when it is not kept.
  var string: String? { isKept ? String(decoding: bytes, as: UTF8.self) : nil }

  /// Appends the JSON string between `start` and `end`.
  mutating func append(_ json: Span<UInt8>, from start: Int, to end: Int, hasEscapes: Bool) {
    if !hasEscapes, !check.isInsideCharacter, json.isASCII(from: start, to: end) {
      if isKept { bytes.append(json, start..<end) }
    } else {
      appendUnusual(json, from: start, to: end)
    }
  }

  /// Takes the JSON string between `start` and `end` as all the text so far of the answer `choice`.
  ///
  /// - Returns: it says more than before.
  mutating func replace(_ json: Span<UInt8>, from start: Int, to end: Int, choice: Int) -> Bool {
    let text = json.extracting(start..<end)
    let last = spellings[choice]?.count ?? 0
    if text.count < last || text.count == last && text.starts(with: spellings[choice] ?? [], upTo: last) { return false }
    spellings[choice, default: []].removeAll(keepingCapacity: true)
    spellings[choice, default: []].append(text, 0..<text.count)
    return true
  }

  /// Appends bytes that are text as they stand.
  mutating func append(raw text: Span<UInt8>) {
    for index in text.indices where !check.take(text[index]) { isInvalid = true }
    if isKept { bytes.append(text, 0..<text.count) }
  }

  /// The text is over.
  mutating func finish() {
    if let spelling = spellings[0] { appendUnusual(spelling.span, from: 0, to: spelling.count) }
    if check.isInsideCharacter { isInvalid = true }
  }

  private mutating func appendUnusual(_ json: Span<UInt8>, from start: Int, to end: Int) {
    unescaped.removeAll(keepingCapacity: true)
    if !json.appendUnescaped(from: start, to: end, to: &unescaped) { isInvalid = true }
    for byte in unescaped where !check.take(byte) { isInvalid = true }
    if isKept { bytes += unescaped }
  }
}

/// Whether bytes are UTF-8, one after the other.
private struct UTF8Check: Sendable {
  private var missing = 0
  private var lower: UInt8 = 0x80
  private var upper: UInt8 = 0xBF

  var isInsideCharacter: Bool { missing > 0 }

  /// Takes the next byte; `false` if what came so far cannot stand.
  ///
  /// The bounds of the byte after the first keep out overlong forms, surrogates and what lies beyond U+10FFFF (Unicode, table
  /// 3-7).
  mutating func take(_ byte: UInt8) -> Bool {
    if missing > 0 {
      let fits = lower...upper ~= byte
      missing = fits ? missing - 1 : 0
      (lower, upper) = (0x80, 0xBF)
      if fits { return true }
      _ = take(byte)
      return false
    }
    switch byte {
    case ..<0x80: return true
    case 0xC2...0xDF: missing = 1
    case 0xE0: (missing, lower) = (2, 0xA0)
    case 0xED: (missing, upper) = (2, 0x9F)
    case 0xE1...0xEF: missing = 2
    case 0xF0: (missing, lower) = (3, 0x90)
    case 0xF1...0xF3: missing = 3
    case 0xF4: (missing, upper) = (3, 0x8F)
    default: return false
    }
    return true
  }
}

extension Span<UInt8> {
  @inline(__always)
  fileprivate func isASCII(from start: Int, to end: Int) -> Bool {
    var index = start
    while index &+ 8 <= end, index &+ 8 <= count {
      let word = bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self)
      if word & 0x8080_8080_8080_8080 != 0 { return false }
      index &+= 8
    }
    while index < end {
      if self[index] >= 0x80 { return false }
      index &+= 1
    }
    return true
  }
}

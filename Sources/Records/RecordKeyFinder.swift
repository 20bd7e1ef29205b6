internal import Vocabulary

/// Reads the keys of an object in a line of records, fast where they stand in the encoder's order.
///
/// A key is first compared with those that the encoder would write next; only one that is none of them is looked up.
struct RecordKeyFinder {
  private static let keys = RecordKey.allCases
  private static let spellings = keys.map { Array("\($0.spelled)".utf8) }
  private static let alwaysWritten = bits(of: [
    .requestID, .point, .shard, .index, .promptIndex, .urlIndex, .stream, .scheduled, .outcome, .error, .bytesSent,
    .bytesReceived, .attempts, .stampSource, .merged,
  ])

  private var expected: Int
  /// A bit for each key that has come.
  private var keysFound: UInt64 = 0
  private var isInOrder = true

  /// A finder that expects `first`.
  init(expecting first: RecordKey) { expected = first.rawValue }

  /// All keys that the encoder always writes have come, and everything so far in its order: only arrivals and text are left.
  var hasFoundAllShortKeys: Bool { isInOrder && keysFound & RecordKeyFinder.alwaysWritten == RecordKeyFinder.alwaysWritten }

  /// Moves past the next key and its colon; `nil` for an unknown key.
  mutating func next(in cursor: inout JSONCursor) throws(JSONFault) -> RecordKey? {
    cursor.skipSpace()
    for position in expected..<RecordKeyFinder.spellings.count where cursor.take(exactly: RecordKeyFinder.spellings[position]) {
      return found(at: position)
    }
    isInOrder = false
    let text = try cursor.string()
    try cursor.expect(UInt8(ascii: ":"), "a colon")
    return RecordKeyFinder.spellings.firstIndex(of: Array("\"\(text)\":".utf8)).map { found(at: $0) }
  }

  private mutating func found(at position: Int) -> RecordKey {
    keysFound |= 1 << UInt64(position)
    expected = position + 1
    return RecordKeyFinder.keys[position]
  }

  private static func bits(of keys: [RecordKey]) -> UInt64 {
    keys.reduce(0) { $0 | 1 << UInt64($1.rawValue) }
  }
}

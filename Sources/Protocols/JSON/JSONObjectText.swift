/// The text of a JSON object, taken apart into its members and no further, so that each can be copied as it stands.
struct JSONObjectText {
  struct Member {
    let key: String
    /// Where `"key": value` stands in `bytes`.
    let range: Range<Int>
  }

  let bytes: [UInt8]
  let members: [Member]

  /// An object without members.
  static let empty = JSONObjectText()

  private init() { (bytes, members) = ([], []) }

  /// - Throws: where `text` is not one JSON object.
  init(_ text: String) throws(ScanFault) {
    let bytes = Array(text.utf8)
    let json = bytes.span
    var members: [Member] = []
    var index = json.skippingSpace(from: 0)
    try json.expect(UInt8(ascii: "{"), at: index)
    index = json.skippingSpace(from: index + 1)
    if json.byte(at: index) != UInt8(ascii: "}") {
      while true {
        let start = index
        try json.expect(UInt8(ascii: "\""), at: start)
        let key = try json.endOfString(from: start + 1).end
        index = json.skippingSpace(from: key + 1)
        try json.expect(UInt8(ascii: ":"), at: index)
        let end = try json.endOfValue(from: json.skippingSpace(from: index + 1))
        members.append(Member(key: json.unescaped(from: start + 1, to: key), range: start..<end))
        index = json.skippingSpace(from: end)
        guard json.byte(at: index) == UInt8(ascii: ",") else { break }
        index = json.skippingSpace(from: index + 1)
      }
    }
    try json.expect(UInt8(ascii: "}"), at: index)
    index = json.skippingSpace(from: index + 1)
    guard index == json.count else { throw ScanFault(.unexpectedByte, at: index) }
    (self.bytes, self.members) = (bytes, members)
  }

  func contains(_ key: String) -> Bool { members.contains { $0.key == key } }
}

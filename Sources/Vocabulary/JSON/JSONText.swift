/// A JSON value in the spelling it was written in: checked, not converted.
///
/// For reading; `JSONValue` is for writing. What is taken out of an object keeps its bytes (number spellings, order of members,
/// escapes), so that what a user wrote reaches the wire as it was written.
package struct JSONText: Sendable, Equatable {
  /// What a JSON value can be.
  package enum Kind: Sendable {
    case object, array, string, number, bool, null
  }

  /// One member of an object.
  package struct Member: Sendable, Equatable {
    /// Its name, escapes resolved.
    package var name: String
    /// Its value.
    package var value: JSONText
    /// Its name and its value as they were written.
    package var bytes: ArraySlice<UInt8>
  }

  private let bytes: ArraySlice<UInt8>

  /// The one JSON value that `text` spells, white space around it aside.
  package init(_ text: String) throws(JSONFault) {
    var scanner = JSONScanner(Array(text.utf8)[...])
    bytes = try scanner.value()
    try scanner.finish()
  }

  /// Bytes that a scanner has already found to be a value.
  private init(scanned bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  /// The value as it was written.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// What kind of value it is.
  package var kind: Kind {
    switch bytes.first {
    case UInt8(ascii: "{"): .object
    case UInt8(ascii: "["): .array
    case UInt8(ascii: "\""): .string
    case UInt8(ascii: "t"), UInt8(ascii: "f"): .bool
    case UInt8(ascii: "n"): .null
    default: .number
    }
  }

  /// The members of an object, in order; `nil` of anything else.
  package var members: [Member]? {
    guard kind == .object else { return nil }
    var members: [Member] = []
    var scanner = JSONScanner(bytes)
    // Cannot throw: the same bytes were scanned when the value was made.
    try? scanner.members { (scanner, name) throws(JSONFault) in
      let value = try scanner.value()
      let whole = bytes[name.startIndex - 1..<value.endIndex]
      members.append(Member(name: JSONScanner.unescaped(name), value: JSONText(scanned: value), bytes: whole))
    }
    return members
  }

  /// The elements of an array, in order; `nil` of anything else.
  package var elements: [JSONText]? {
    guard kind == .array else { return nil }
    var elements: [JSONText] = []
    var scanner = JSONScanner(bytes)
    try? scanner.array { (scanner) throws(JSONFault) in elements.append(JSONText(scanned: try scanner.value())) }
    return elements
  }

  /// What a string says, its escapes resolved; `nil` of anything else.
  package var string: String? { kind == .string ? JSONScanner.unescaped(bytes.dropFirst().dropLast()) : nil }

  /// A number that is written as a whole one and fits; `nil` of anything else.
  package var integer: Int? { kind == .number ? Int(text) : nil }

  /// A number; `nil` of anything else.
  package var number: Double? { kind == .number ? Double(text) : nil }

  /// The value of the first member called `name` of an object; `nil` where there is none.
  package subscript(name: String) -> JSONText? { members?.first { $0.name == name }?.value }

  /// The JSON string that says `text`, with its quotes: only what JSON demands is escaped.
  package static func quoting(_ text: String) -> String {
    var quoted: [UInt8] = []
    quoted.appendJSON(text)
    return String(decoding: quoted, as: UTF8.self)
  }
}

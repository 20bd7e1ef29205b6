/// A JSON value in the spelling it was written in: checked, not converted.
///
/// What is taken out of an object keeps its bytes (number spellings, order of members, escapes), so that what a user wrote reaches
/// the wire as it was written.
public struct JSONText: Sendable, Equatable {
  /// What a JSON value can be.
  public enum Kind: Sendable {
    case object, array, string, number, bool, null
  }

  /// One member of an object.
  public struct Member: Sendable, Equatable {
    /// Its name, escapes resolved.
    public var name: String
    /// Its value.
    public var value: JSONText
  }

  private let bytes: ArraySlice<UInt8>

  /// The one JSON value that `text` spells, white space around it aside.
  public init(_ text: String) throws(JSONFault) {
    var scanner = JSONScanner(Array(text.utf8)[...])
    scanner.skipSpace()
    bytes = try scanner.value()
    scanner.skipSpace()
    if !scanner.isAtEnd { throw scanner.fault("something after the end of the value") }
  }

  /// Bytes that a scanner has already found to be a value.
  private init(scanned bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  /// The value as it was written.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// What kind of value it is.
  public var kind: Kind {
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
  public var members: [Member]? {
    guard kind == .object else { return nil }
    var members: [Member] = []
    var scanner = JSONScanner(bytes)
    // Cannot throw: the same bytes were scanned when the value was made.
    try? scanner.object { name, value in
      members.append(Member(name: JSONText(scanned: name).string ?? "", value: JSONText(scanned: value)))
    }
    return members
  }

  /// The elements of an array, in order; `nil` of anything else.
  public var elements: [JSONText]? {
    guard kind == .array else { return nil }
    var elements: [JSONText] = []
    var scanner = JSONScanner(bytes)
    try? scanner.array { elements.append(JSONText(scanned: $0)) }
    return elements
  }

  /// What a string says, its escapes resolved; `nil` of anything else.
  public var string: String? {
    guard kind == .string else { return nil }
    return JSONScanner.unescaped(bytes.dropFirst().dropLast())
  }

  /// A number that is written as a whole one and fits; `nil` of anything else.
  public var integer: Int? { kind == .number ? Int(text) : nil }

  /// A number; `nil` of anything else.
  public var number: Double? { kind == .number ? Double(text) : nil }

  /// The value of the first member called `name` of an object; `nil` where there is none.
  public subscript(name: String) -> JSONText? { members?.first { $0.name == name }?.value }

  /// The JSON string that says `text`, with its quotes: only what JSON demands is escaped.
  public static func quoting(_ text: String) -> String {
    var quoted: [UInt8] = []
    text.writeAsJSON { quoted.append($0) }
    return String(decoding: quoted, as: UTF8.self)
  }
}

/// Where a text stops being JSON, and why.
public struct JSONFault: Error, Sendable, Equatable {
  /// The byte at which it does, from 1.
  public var column: Int
  /// What is wrong there, as the end of a sentence.
  public var problem: String

  /// A fault at `column`.
  public init(column: Int, problem: String) {
    self.column = column
    self.problem = problem
  }
}

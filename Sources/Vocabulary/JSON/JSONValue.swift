/// A JSON value whose objects keep the order of their members.
///
/// For writing; `JSONText` is for reading. Made with literals: `["unit": "s", "value": 1.5, "limit": nil]`. For files that are small
/// and must read well: records, of which there are millions, have an encoder of their own. Plans are shown in it too.
public indirect enum JSONValue: Sendable, Equatable {
  case null
  case bool(Bool)
  case integer(Int)
  /// A finite number; JSON has no word for the others, which are written as `null`.
  case number(Double)
  case text(String)
  case list([JSONValue])
  case object([Member])

  /// One key of an object with its value.
  public struct Member: Sendable, Equatable {
    /// The key.
    public var key: String
    /// Its value.
    public var value: JSONValue

    /// The member `key`.
    public init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// A whole number; `null` of none.
  public init(_ value: Int?) { self = value.map { .integer($0) } ?? .null }

  /// A number; `null` of none.
  public init(_ value: Double?) { self = value.map { .number($0) } ?? .null }

  /// A text; `null` of none.
  public init(_ value: String?) { self = value.map { .text($0) } ?? .null }

  /// The value that `json` says; `nil` where it is, or holds, a number beyond all bounds.
  package init?(_ json: JSONText) {
    switch json.kind {
    case .null: self = .null
    case .bool: self = .bool(json.text == "true")
    case .string: self = JSONValue(json.string)
    case .number:
      guard let number = json.number, number.isFinite else { return nil }
      self = json.integer.map { .integer($0) } ?? .number(number)
    case .array:
      guard let elements = json.elements else { return nil }
      let values = elements.compactMap { JSONValue($0) }
      guard values.count == elements.count else { return nil }
      self = .list(values)
    case .object:
      guard let named = json.members else { return nil }
      let members = named.compactMap { member in JSONValue(member.value).map { Member(member.name, $0) } }
      guard members.count == named.count else { return nil }
      self = .object(members)
    }
  }
}

extension JSONValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// `nil` is `null`.
  public init(nilLiteral: ()) { self = .null }
  /// `true` is `true`.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// `1` is a whole number.
  public init(integerLiteral value: Int) { self = .integer(value) }
  /// `1.5` is a number.
  public init(floatLiteral value: Double) { self = .number(value) }
  /// `"a"` is a text.
  public init(stringLiteral value: String) { self = .text(value) }
  /// `[1, 2]` is a list.
  public init(arrayLiteral values: JSONValue...) { self = .list(values) }
  /// `["a": 1]` is an object.
  public init(dictionaryLiteral members: (String, JSONValue)...) { self = .object(members.map { Member($0.0, $0.1) }) }
}

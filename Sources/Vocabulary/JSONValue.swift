/// A JSON value whose objects keep the order of their members.
///
/// Written with literals: `["unit": "s", "value": 1.5, "limit": nil]`. For files that are small and must read well; records, of which
/// there are millions, have an encoder of their own.
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

  /// The value of the first member `key` of an object; `nil` of anything else.
  public subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
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

extension JSONValue {
  /// The value of a plan's key.
  public init(_ value: PlanValue) {
    self =
      switch value {
      case .bool(let value): .bool(value)
      case .integer(let value): .integer(value)
      case .number(let value): .number(value)
      case .text(let value): .text(value)
      case .list(let values): .list(values.map { JSONValue($0) })
      case .map(let entries): JSONValue(entries)
      }
  }

  /// A plan's keys, in their order.
  public init(_ entries: [PlanEntry]) { self = .object(entries.map { Member($0.key, JSONValue($0.value)) }) }
}

extension PlanValue {
  /// The value that `json` is; `nil` where it is, or holds, a null, which no plan does.
  public init?(_ json: JSONValue) {
    switch json {
    case .null: return nil
    case .bool(let value): self = .bool(value)
    case .integer(let value): self = .integer(value)
    case .number(let value): self = .number(value)
    case .text(let value): self = .text(value)
    case .list(let values):
      let elements = values.compactMap { PlanValue($0) }
      guard elements.count == values.count else { return nil }
      self = .list(elements)
    case .object(let members):
      let entries = members.compactMap { member in PlanValue(member.value).map { PlanEntry(member.key, $0) } }
      guard entries.count == members.count else { return nil }
      self = .map(entries)
    }
  }
}

/// JSON of the nouns that more than one module writes.
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

  /// A finding, as reports and the client's journal spell it.
  public init(_ reason: Verdict.Reason) {
    self = [
      "code": .text(reason.code), "severity": .text(reason.severity.rawValue), "value": JSONValue(reason.value),
      "limit": JSONValue(reason.limit), "advice": .text(reason.advice),
    ]
  }
}

extension PlanValue {
  /// The value that `json` says; `nil` where it is, or holds, a null or a number beyond all bounds, which no plan does.
  package init?(_ json: JSONText) {
    switch json.kind {
    case .bool: self = .bool(json.text == "true")
    case .string: self = .text(json.string ?? "")
    case .number:
      guard let number = json.number, number.isFinite else { return nil }
      self = json.integer.map { .integer($0) } ?? .number(number)
    case .array:
      guard let elements = json.elements else { return nil }
      let values = elements.compactMap { PlanValue($0) }
      guard values.count == elements.count else { return nil }
      self = .list(values)
    case .object:
      guard let members = json.members else { return nil }
      let entries = members.compactMap { member in PlanValue(member.value).map { PlanEntry(member.name, $0) } }
      guard entries.count == members.count else { return nil }
      self = .map(entries)
    case .null: return nil
    }
  }
}

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

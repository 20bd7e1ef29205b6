/// JSON of the nouns that more than one module writes.
extension JSONValue {
  /// A finding, as reports and the client's journal spell it.
  package init(_ reason: Verdict.Reason) {
    self = [
      "code": .text(reason.code), "severity": .text(reason.severity.rawValue), "value": JSONValue(reason.value),
      "limit": JSONValue(reason.limit), "advice": .text(reason.advice),
    ]
  }
}

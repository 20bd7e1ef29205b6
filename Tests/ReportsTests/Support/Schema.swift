import FoundationEssentials
import Vocabulary

/// As much of JSON Schema 2020-12 as `report.schema.json` uses; a keyword beyond that is a problem of its own.
struct Schema {
  private let root: JSONValue

  init(contentsOf file: URL) throws { root = try JSONValue(decoding: try Data(contentsOf: file)) }

  /// What of `value` does not fit, each with its place.
  func problems(of value: JSONValue) -> [String] { problems(of: value, at: "$", against: root) }

  private func problems(of value: JSONValue, at place: String, against schema: JSONValue) -> [String] {
    schema.members.flatMap { keyword in
      problems(of: value, at: place, keyword: keyword.key, keyword.value, in: schema).map { $0 }
    }
  }

  private func problems(
    of value: JSONValue, at place: String, keyword: String, _ argument: JSONValue, in schema: JSONValue
  ) -> [String] {
    func problem(_ isOne: Bool) -> [String] { isOne ? ["\(place): \(keyword) \(argument.compactText)"] : [] }
    switch keyword {
    case "$schema", "$defs", "title", "description": return []
    case "$ref": return problems(of: value, at: place, against: definition(argument))
    case "const": return problem(value != argument)
    case "enum": return problem(!argument.elements.contains(value))
    case "type": return problem(!(argument.elements + [argument]).contains { value.isOf(type: $0) })
    case "minimum": return problem(value.number.map { $0 < argument.number ?? .nan } ?? false)
    case "exclusiveMinimum": return problem(value.number.map { $0 <= argument.number ?? .nan } ?? false)
    case "pattern": return problem(!value.matches(argument))
    case "minItems": return problem(value.elements.count < Int(argument.number ?? 0))
    case "maxItems": return problem(value.elements.count > Int(argument.number ?? 0))
    case "required": return problem(!argument.elements.allSatisfy { value[$0.string] != nil })
    case "oneOf":
      return problem(argument.elements.count { problems(of: value, at: place, against: $0).isEmpty } != 1)
    case "items":
      return value.elements.enumerated().flatMap { problems(of: $1, at: "\(place)[\($0)]", against: argument) }
    case "properties":
      return argument.members.flatMap { property in
        value[property.key].map { problems(of: $0, at: "\(place).\(property.key)", against: property.value) } ?? []
      }
    case "patternProperties":
      return argument.members.flatMap { property in
        value.members.filter { JSONValue.text($0.key).matches(.text(property.key)) }.flatMap {
          problems(of: $0.value, at: "\(place).\($0.key)", against: property.value)
        }
      }
    case "propertyNames": return value.members.flatMap { problems(of: .text($0.key), at: place, against: argument) }
    case "additionalProperties":
      let patterns = schema["patternProperties"]?.members.map { JSONValue.text($0.key) } ?? []
      let additional = value.members.filter { member in
        schema["properties"]?[member.key] == nil && !patterns.contains { JSONValue.text(member.key).matches($0) }
      }
      if argument == false { return additional.map { "\(place): additional \($0.key)" } }
      return additional.flatMap { problems(of: $0.value, at: "\(place).\($0.key)", against: argument) }
    default: return ["\(place): unknown keyword \(keyword)"]
    }
  }

  private func definition(_ reference: JSONValue) -> JSONValue {
    root["$defs"]?[String(reference.string.dropFirst("#/$defs/".count))] ?? ["no such definition": reference]
  }
}

extension JSONValue {
  fileprivate var members: [Member] { if case .object(let members) = self { members } else { [] } }

  fileprivate var elements: [JSONValue] { if case .list(let values) = self { values } else { [] } }

  fileprivate var string: String { if case .text(let text) = self { text } else { "" } }

  fileprivate var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }

  /// A text fits `pattern` if a part of it does; what is no text fits any.
  fileprivate func matches(_ pattern: JSONValue) -> Bool {
    guard case .text(let text) = self else { return true }
    return (try? Regex(pattern.string).firstMatch(in: text)) != nil
  }

  fileprivate func isOf(type: JSONValue) -> Bool {
    switch (self, type.string) {
    case (.null, "null"), (.bool, "boolean"), (.integer, "integer"), (.integer, "number"), (.number, "number"),
      (.text, "string"),
      (.list, "array"), (.object, "object"):
      true
    default: false
    }
  }
}

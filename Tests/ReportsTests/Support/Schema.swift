import Testing
import Vocabulary

/// As much of JSON Schema 2020-12 as `report.schema.json` uses; a keyword beyond that is a problem of its own.
struct Schema {
  private let root: JSONValue

  init(_ text: String) throws { root = try #require(JSONValue(try JSONText(text))) }

  /// What of the JSON that `text` spells does not fit, each with its place.
  func problems(of text: String) throws -> [String] {
    problems(of: try #require(JSONValue(try JSONText(text))), at: "$", against: root)
  }

  private func problems(of value: JSONValue, at place: String, against schema: JSONValue) -> [String] {
    (schema.members ?? []).flatMap { keyword in
      problems(of: value, at: place, keyword: keyword.key, keyword.value, in: schema)
    }
  }

  private func problems(
    of value: JSONValue, at place: String, keyword: String, _ argument: JSONValue, in schema: JSONValue
  ) -> [String] {
    func problem(unless fits: Bool) -> [String] {
      fits ? [] : ["\(place): \(value.compactText.prefix(40)) is not \(keyword) \(argument.compactText)"]
    }
    let (members, elements, listed) = (value.members ?? [], value.elements ?? [], argument.elements ?? [])
    switch keyword {
    case "$schema", "$defs", "title", "description": return []
    case "$ref": return problems(of: value, at: place, against: definition(argument))
    case "const": return problem(unless: value == argument)
    case "enum": return problem(unless: listed.contains(value))
    case "type": return problem(unless: (argument.elements ?? [argument]).contains { value.isOf(type: $0.string) })
    case "minimum": return problem(unless: value.number.map { $0 >= argument.number ?? .infinity } ?? true)
    case "maximum": return problem(unless: value.number.map { $0 <= argument.number ?? -.infinity } ?? true)
    case "exclusiveMinimum": return problem(unless: value.number.map { $0 > argument.number ?? .infinity } ?? true)
    case "pattern": return problem(unless: value.string.map { $0.fits(pattern: argument) } ?? true)
    case "minItems": return problem(unless: elements.count >= argument.integer ?? .max)
    case "maxItems": return problem(unless: elements.count <= argument.integer ?? 0)
    case "required": return problem(unless: listed.allSatisfy { value[$0.string ?? ""] != nil })
    case "oneOf": return problem(unless: listed.count { problems(of: value, at: place, against: $0).isEmpty } == 1)
    case "items":
      return elements.enumerated().flatMap { problems(of: $1, at: "\(place)[\($0)]", against: argument) }
    case "properties":
      return members.flatMap { member in
        argument[member.key].map { problems(of: member.value, at: "\(place).\(member.key)", against: $0) } ?? []
      }
    case "propertyNames":
      return members.flatMap { problem(unless: $0.key.fits(pattern: argument["pattern"] ?? argument)) }
    case "additionalProperties":
      let additional = members.filter { schema["properties"]?[$0.key] == nil }
      if argument == false { return additional.map { "\(place): additional \($0.key)" } }
      return additional.flatMap { problems(of: $0.value, at: "\(place).\($0.key)", against: argument) }
    default: return ["\(place): unknown keyword \(keyword)"]
    }
  }

  private func definition(_ reference: JSONValue) -> JSONValue {
    reference.string.flatMap { root["$defs"]?[String($0.dropFirst("#/$defs/".count))] } ?? reference
  }
}

extension String {
  /// A part of the text is as `pattern` says.
  fileprivate func fits(pattern: JSONValue) -> Bool {
    guard let regex = try? Regex(pattern.string ?? "(") else { return false }
    return firstMatch(of: regex) != nil
  }
}

extension JSONValue {
  fileprivate subscript(key: String) -> JSONValue? { members?.first { $0.key == key }?.value }

  fileprivate var members: [Member]? { if case .object(let members) = self { members } else { nil } }

  fileprivate var elements: [JSONValue]? { if case .list(let values) = self { values } else { nil } }

  fileprivate var string: String? { if case .text(let text) = self { text } else { nil } }

  fileprivate var integer: Int? { if case .integer(let value) = self { value } else { nil } }

  fileprivate var number: Double? { if case .number(let value) = self { value } else { integer.map(Double.init) } }

  fileprivate func isOf(type: String?) -> Bool {
    switch self {
    case .null: type == "null"
    case .bool: type == "boolean"
    case .integer: type == "integer" || type == "number"
    case .number: type == "number"
    case .text: type == "string"
    case .list: type == "array"
    case .object: type == "object"
    }
  }
}

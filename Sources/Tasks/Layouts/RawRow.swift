internal import Vocabulary

/// A row as a file has it, before it is mapped to the fields of a task.
struct RawRow {
  /// A value of a row.
  enum Value {
    case json(JSONText)
    case cell(String)

    /// A text, or a number or truth as it is written; `nil` for nothing, and for a list or an object.
    var text: String? {
      switch self {
      case .cell(let text): text
      case .json(let json):
        switch json.kind {
        case .string: json.string
        case .number, .bool: json.text
        case .object, .array, .null: nil
        }
      }
    }
  }

  /// Its line, from 1; `nil` in a file of one JSON value.
  var line: Int?
  /// Its members, or the columns of its table.
  var members: [String: Value]

  /// The value at `path`; `nil` where there is none, and where it is null or an empty cell.
  func value(at path: MemberPath) -> Value? { values(at: path)?.first }

  /// The values at `path`: one, or one of each element where the path says so.
  func values(at path: MemberPath) -> [Value]? {
    if let whole = members[path.text] { return whole.isNothing ? nil : [whole] }
    guard let first = path.steps.first, let start = members[first.name] else { return nil }
    var values = [start]
    for (index, step) in path.steps.enumerated() {
      if index > 0 { values = values.compactMap { $0.member(step.name) } }
      if step.isEach { values = values.flatMap { $0.elements ?? [] } }
    }
    values = values.filter { !$0.isNothing }
    return values.isEmpty ? nil : values
  }

  /// The list at `path`: the elements of an array, or what the path finds in each element.
  func list(at path: MemberPath) -> [Value]? {
    guard let values = values(at: path) else { return nil }
    if path.steps.contains(where: \.isEach) { return values }
    return values.first?.elements
  }
}

extension RawRow.Value {
  /// It says nothing.
  var isNothing: Bool {
    switch self {
    case .cell(let text): text.isEmpty
    case .json(let json): json.kind == .null
    }
  }

  /// The elements of an array.
  var elements: [RawRow.Value]? {
    guard case .json(let json) = self else { return nil }
    return json.elements?.map { .json($0) }
  }

  /// The member `name` of an object.
  func member(_ name: String) -> RawRow.Value? {
    guard case .json(let json) = self else { return nil }
    return json[name].map { .json($0) }
  }
}

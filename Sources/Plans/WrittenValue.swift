internal import StrictYAML
internal import Vocabulary

/// A value of a plan as its author wrote it, before a key reads it: flags, plan files and echoed plans all become this.
indirect enum WrittenValue: Sendable, Equatable {
  /// Text without quotes, of which YAML and JSON may mean a number, `true` or `null`.
  case plain(String)
  /// Text that can mean nothing but itself: in quotes, or after a flag.
  case quoted(String)
  case list([WrittenValue])
  case map([Member])

  /// One `name: value` of a map.
  struct Member: Sendable, Equatable {
    var name: String
    var value: WrittenValue
  }

  /// The written form of an echoed value.
  init(_ value: JSONValue) {
    self =
      switch value {
      case .null: .plain("null")
      case .bool(let bool): .plain(String(bool))
      case .integer(let integer): .plain(String(integer))
      case .number(let number): .plain(String(number))
      case .text(let text): .quoted(text)
      case .list(let items): .list(items.map(WrittenValue.init))
      case .object(let members): .map(members.map { Member(name: $0.key, value: WrittenValue($0.value)) })
      }
  }

  /// Nothing is said: the default stands.
  var isNull: Bool {
    if case .plain(let text) = self { text.isNullInYAML } else { false }
  }

  /// The value as one line of text, for a problem to show.
  var shown: String {
    switch self {
    case .plain(let text), .quoted(let text): text
    case .list(let items): "[" + items.map(\.shown).joined(separator: ", ") + "]"
    case .map(let members): "{" + members.map { "\($0.name): \($0.value.shown)" }.joined(separator: ", ") + "}"
    }
  }

  /// The text of a single value; anything else is not shown in the fault, since nobody knows what it holds.
  func text() throws(Misread) -> String {
    switch self {
    case .plain(let text), .quoted(let text): return text
    case .list: throw Misread(nil, "several values where one is wanted")
    case .map: throw Misread(nil, "a mapping where one value is wanted")
    }
  }

  /// The values of a list, lists in it opened up; a single value is a list of one, a map one of single-member maps.
  var items: [WrittenValue] {
    switch self {
    case .plain, .quoted: [self]
    case .list(let items): items.flatMap(\.items)
    case .map(let members): members.map { .map([$0]) }
    }
  }

  /// The JSON that says the same: plain text that is a JSON literal stands as it is, all other text becomes a string.
  var json: String {
    switch self {
    case .plain(let text):
      if isNull { "null" } else if let literal = try? JSONText(text), literal.isLiteral { text } else { JSONText.quoting(text) }
    case .quoted(let text): JSONText.quoting(text)
    case .list(let items): "[" + items.map(\.json).joined(separator: ",") + "]"
    case .map(let members): "{" + members.map { "\(JSONText.quoting($0.name)):\($0.value.json)" }.joined(separator: ",") + "}"
    }
  }
}

extension JSONText {
  fileprivate var isLiteral: Bool { [.number, .bool, .null].contains(kind) }
}

/// Why a written value cannot be read: each part of it that is wrong.
struct Misread: Error, Sendable, Equatable {
  /// The parts, in order; never empty.
  var faults: [Fault]

  /// One part of a value, and what is wrong with it.
  struct Fault: Sendable, Equatable {
    /// The part as it was written; `nil` where it must not be shown.
    var value: String?
    var problem: String
  }

  init(faults: [Fault]) { self.faults = faults }

  init(_ value: String?, _ problem: String) { faults = [Fault(value: value, problem: problem)] }
}

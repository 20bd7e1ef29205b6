internal import Vocabulary

/// A request body as a definition writes it: JSON in which placeholders stand for values.
///
/// What is absent leaves nothing behind: a member without a value drops its key, and a container that held only absent values
/// is absent.
struct BodyTemplate: Sendable {
  struct Member: Sendable {
    let key: String
    let value: Value
    /// `"key":` as it is sent.
    let keyText: [UInt8]

    init(key: String, value: Value) {
      self.key = key
      self.value = value
      var text: [UInt8] = []
      text.appendJSON(key)
      keyText = text + ":".utf8
    }
  }

  indirect enum Value: Sendable {
    /// JSON that is always the same.
    case literal([UInt8])
    /// The value of a placeholder, in its own type.
    case placeholder(Placeholder)
    /// A text with placeholders in it.
    case text([TextPiece])
    case list([Value])
    case object([Member])
  }

  let members: [Member]

  /// This template with the members of `other` set over its own; what is an object in both is merged.
  func setting(_ other: BodyTemplate) -> BodyTemplate {
    let kept = members.filter { member in !other.members.contains { $0.key == member.key } }
    let set = other.members.map { theirs in
      guard case .object(let new) = theirs.value, case .object(let old)? = members.first(where: { $0.key == theirs.key })?.value
      else { return theirs }
      return Member(
        key: theirs.key, value: .object(BodyTemplate(members: old).setting(BodyTemplate(members: new)).members))
    }
    return BodyTemplate(members: kept + set)
  }

  /// The placeholders that stand in it.
  var placeholders: [Placeholder] { members.flatMap(\.value.placeholders) }

  /// The prompt stands somewhere in it.
  var sendsPrompt: Bool { placeholders.contains(where: \.isPrompt) }

  /// The body of one request.
  ///
  /// - Parameters:
  ///   - values: what is said, and how the model shall answer.
  ///   - own: a prompt's own body, whose members are sent as they stand, but for those that the plan sets.
  ///   - extra: members that are set over all others.
  /// - Returns: the JSON text.
  /// - Throws: when the prompt cannot be put into it.
  func body(
    _ values: RequestValues, over own: [JSONText.Member], under extra: [JSONText.Member]
  ) throws(RequestEncodingError) -> [UInt8] {
    var json: [UInt8] = []
    json.reserveCapacity(1024)
    json.append(UInt8(ascii: "{"))
    var written: [String] = []
    for member in members where !extra.contains(member.key) {
      if own.contains(member.key), member.value.placeholders.isEmpty { continue }
      if try member.append(to: &json, values), !own.isEmpty { written.append(member.key) }
    }
    for member in own where !extra.contains(member.name) && !written.contains(member.name) {
      json += member.bytes
      json.append(UInt8(ascii: ","))
    }
    for member in extra {
      json += member.bytes
      json.append(UInt8(ascii: ","))
    }
    json.close(with: UInt8(ascii: "}"))
    return json
  }
}

extension BodyTemplate.Member {
  /// Appends `"key":value,` when there is a value.
  fileprivate func append(to json: inout [UInt8], _ values: RequestValues) throws(RequestEncodingError) -> Bool {
    let mark = json.count
    json += keyText
    guard try value.append(to: &json, values) else {
      json.removeLast(json.count - mark)
      return false
    }
    json.append(UInt8(ascii: ","))
    return true
  }
}

extension BodyTemplate.Value {
  /// The placeholders that stand in it.
  var placeholders: [Placeholder] {
    switch self {
    case .literal: []
    case .placeholder(let placeholder): [placeholder]
    case .text(let pieces): pieces.compactMap(\.placeholder)
    case .list(let values): values.flatMap(\.placeholders)
    case .object(let members): members.flatMap(\.value.placeholders)
    }
  }

  /// Appends the value; `false`, with nothing that counts appended, when it is absent.
  func append(to json: inout [UInt8], _ values: RequestValues) throws(RequestEncodingError) -> Bool {
    switch self {
    case .literal(let text): json += text
    case .placeholder(let placeholder): return try placeholder.append(to: &json, values)
    case .text(let pieces):
      json.append(UInt8(ascii: "\""))
      for piece in pieces {
        switch piece {
        case .literal(let text): json.appendInsideJSON(text)
        case .placeholder(let placeholder):
          guard let text = try placeholder.text(values) else { return false }
          json.appendInsideJSON(text)
        }
      }
      json.append(UInt8(ascii: "\""))
    case .list(let elements):
      let mark = json.count
      json.append(UInt8(ascii: "["))
      for element in elements {
        let mark = json.count
        if try element.append(to: &json, values) {
          json.append(UInt8(ascii: ","))
        } else {
          json.removeLast(json.count - mark)
        }
      }
      if json.count == mark + 1 { return false }
      json.close(with: UInt8(ascii: "]"))
    case .object(let members):
      let mark = json.count
      json.append(UInt8(ascii: "{"))
      for member in members { _ = try member.append(to: &json, values) }
      if json.count == mark + 1 { return false }
      json.close(with: UInt8(ascii: "}"))
    }
    return true
  }
}

extension [JSONText.Member] {
  fileprivate func contains(_ name: String) -> Bool { contains { $0.name == name } }
}

extension [UInt8] {
  /// Puts `bracket` in the place of the comma after the last value, or after the opening bracket if there is none.
  mutating func close(with bracket: UInt8) {
    if last == UInt8(ascii: ",") { removeLast() }
    append(bracket)
  }
}

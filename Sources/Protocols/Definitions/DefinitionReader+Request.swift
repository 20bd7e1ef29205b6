internal import StrictYAML
internal import Vocabulary

/// How a request is spelled.
extension DefinitionReader {
  /// The headers at `headers`, with the pieces of their values.
  mutating func headers(of section: Section) -> [HeaderTemplate] {
    let place = section.place(of: "headers")
    return entries("headers", of: section, accepted: "header names with their values").compactMap { entry in
      guard let text = entry.value.text, entry.key.isHeaderName, text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
        report(
          entry.line, "\(place).\(entry.key)", value: entry.value.text, "no header line",
          accepted: "a name of letters, digits and -, and a text on one line")
        return nil
      }
      return pieces(of: text, line: entry.value.line, "\(place).\(entry.key)", allowed: Placeholder.ofHeaders)
        .map { HeaderTemplate(name: entry.key, value: $0) }
    }
  }

  /// The Amazon service that requests are signed for, at `sign`; `nil` where they are not.
  mutating func signedService(of section: Section) -> String? {
    guard let document = section.members["sign"] else { return nil }
    let sign = self.section(document, at: section.place(of: "sign"), known: ["method", "service"])
    _ = requiredText("method", of: sign, accepted: "aws-sigv4") { $0 == "aws-sigv4" }
    return requiredText("service", of: sign, accepted: "the service's name, such as bedrock")
  }

  /// The spelling of a chat's messages, at `message` and `roles`.
  mutating func chat(of section: Section) -> ChatTemplate {
    var chat = ChatTemplate()
    if let document = section.members["message"] {
      chat.message = value(document, at: section.place(of: "message"), allowed: Placeholder.ofMessages)
    }
    if let document = section.members["roles"] {
      guard case .map(let entries) = document.content, entries.allSatisfy({ $0.value.text != nil }) else {
        report(document.line, section.place(of: "roles"), "not accepted", accepted: "roles, each with the name it goes by")
        return chat
      }
      for entry in entries { chat.roles[entry.key] = entry.value.text }
    }
    return chat
  }

  /// The path at `path`, with its pieces; `nil` when there is none.
  mutating func path(of section: Section) -> [TextPiece]? {
    guard let text = text("path", of: section, accepted: "a path such as /v1/chat/completions", where: \.isURLPath) else {
      return nil
    }
    let line = section.members["path"]?.line ?? section.line
    let pieces = pieces(of: text, line: line, section.place(of: "path"), allowed: Placeholder.ofPaths) ?? []
    for placeholder in pieces.compactMap(\.placeholder) where !required.contains(placeholder) { required.append(placeholder) }
    return pieces
  }

  /// The body at `body`; empty when there is none.
  mutating func body(of section: Section) -> BodyTemplate {
    let entries = entries("body", of: section, accepted: "the members of a JSON object")
    return BodyTemplate(members: members(entries, at: section.place(of: "body")))
  }

  private mutating func members(
    _ entries: [Document.Entry], at place: String, allowed: [Placeholder] = Placeholder.ofBody
  ) -> [BodyTemplate.Member] {
    entries.map { BodyTemplate.Member(key: $0.key, value: value($0.value, at: "\(place).\($0.key)", allowed: allowed)) }
  }

  private mutating func value(
    _ document: Document, at place: String, allowed: [Placeholder] = Placeholder.ofBody
  ) -> BodyTemplate.Value {
    switch document.content {
    case .map(let entries) where !entries.isEmpty: return .object(members(entries, at: place, allowed: allowed))
    case .list(let elements) where !elements.isEmpty: return .list(elements.map { value($0, at: place, allowed: allowed) })
    case .map: return .literal(Array("{}".utf8))
    case .list: return .literal(Array("[]".utf8))
    case .scalar(let text, let isPlain):
      if isPlain, let literal = text.plainJSON { return .literal(Array(literal.utf8)) }
      guard let pieces = pieces(of: text, line: document.line, place, allowed: allowed) else { return .text([]) }
      if pieces.count == 1, let placeholder = pieces[0].placeholder { return .placeholder(placeholder) }
      if let list = pieces.compactMap(\.placeholder).first(where: { !$0.isText }) {
        report(document.line, place, value: text, "${\(list.rawValue)} is no text", accepted: "${\(list.rawValue)} alone")
      }
      if pieces.contains(where: { $0.placeholder != nil }) { return .text(pieces) }
      var literal: [UInt8] = []
      literal.appendJSON(pieces.compactMap(\.literal).joined())
      return .literal(literal)
    }
  }

  private mutating func pieces(of text: String, line: Int, _ place: String, allowed: [Placeholder]) -> [TextPiece]? {
    do throws(TextPiece.Fault) {
      return try TextPiece.pieces(of: text, allowed: allowed, required: &required)
    } catch {
      let names = allowed.map(\.rawValue)
      let likely = error.name.nearest(in: names).map { "${\($0)}, or another of " } ?? ""
      report(
        line, place, value: "${\(error.name)}",
        Placeholder(rawValue: error.name) == nil ? "unknown placeholder" : "cannot stand here",
        accepted: likely + names.map { "${\($0)}" }.joined(separator: ", "))
      return nil
    }
  }
}

extension String {
  /// An absolute path, perhaps with a query.
  fileprivate var isURLPath: Bool {
    hasPrefix("/") && utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "#") }
      && split(separator: "?", omittingEmptySubsequences: false).count <= 2
  }

  fileprivate var isHeaderName: Bool {
    !isEmpty && allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
  }

  /// The JSON of a scalar without quotes that is no text: `true`, `false`, null, a number.
  var plainJSON: String? {
    if ["true", "false"].contains(self) { return self }
    if ["null", "~", ""].contains(self) { return "null" }
    if let integer = Int(self) { return String(integer) }
    guard allSatisfy({ $0.isASCIIDigit || "+-.eE".contains($0) }), let number = Double(self), number.isFinite else {
      return nil
    }
    return String(number)
  }
}

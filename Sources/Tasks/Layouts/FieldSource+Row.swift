internal import Scoring
internal import Vocabulary

/// What keeps a row from having a field, as the end of a sentence.
struct FieldFault: Error, Equatable {
  let reason: String
}

extension TaskRow {
  /// The row that `layout` makes of `raw`; `names` are those that its file's path told.
  init(_ raw: RawRow, layout: TaskLayout, file: String, names: [String: String]) throws(FieldFault) {
    self.init(file: file, line: raw.line)
    var raw = raw
    for (name, value) in names where raw.members[name] == nil { raw.members[name] = .cell(value) }
    for (name, source) in layout.fields {
      switch source {
      case .text(let source): texts[name] = try source.text(of: raw)
      case .texts(let source): lists[name] = try source.texts(of: raw)
      case .json(let path, let isOptional):
        guard case .json(let json)? = raw.value(at: path) else {
          guard isOptional else { throw FieldFault(reason: "there is no \(path.text)") }
          texts[name] = ""
          continue
        }
        texts[name] = json.text
      case .choices(let source): choices[name] = try source.choices(of: raw)
      }
    }
    let all = [Array(texts.values), Array(lists.values.joined()), choices.values.flatMap(\.texts)].joined()
    if all.contains(where: { $0.utf8.contains(0) }) { throw FieldFault(reason: "a text with a NUL in it") }
  }
}

extension TextSource {
  /// The text; empty where a row may do without and does.
  fileprivate func text(of row: RawRow) throws(FieldFault) -> String {
    switch origin {
    case .members(let paths):
      guard let value = paths.lazy.compactMap({ row.value(at: $0) }).first else {
        if isOptional { return "" }
        throw FieldFault(reason: "there is no \(paths.map(\.text).joined(separator: " or "))")
      }
      guard let text = value.text else { throw FieldFault(reason: "\(paths[0].text) is no text") }
      return try operations.applied(to: text, called: paths[0].text)
    case .template(let template):
      let text: String
      do throws(MissingValue) { text = try template.text { row.value(at: MemberPath($0))?.text } } catch {
        if isOptional { return "" }
        throw FieldFault(reason: "there is no \(error.name)")
      }
      return try operations.applied(to: text, called: template.names.joined(separator: ", "))
    }
  }
}

extension [TextOperation] {
  fileprivate func applied(to text: String, called name: String) throws(FieldFault) -> String {
    var text = text
    for operation in self {
      guard let made = operation.applied(to: text) else {
        throw FieldFault(reason: "there is no “\(operation.wanted)” in \(name)")
      }
      text = made
    }
    return text
  }
}

extension ListSource {
  /// The texts, or what keeps the row from having them.
  func texts(of row: RawRow) throws(FieldFault) -> [String] {
    var texts: [String] = []
    for text in try written(in: row) { texts.append(try operations.applied(to: text, called: paths[0].text)) }
    return texts
  }

  private func written(in row: RawRow) throws(FieldFault) -> [String] {
    if paths.count > 1 {
      let values = paths.map { row.value(at: $0)?.text }
      let found = values.prefix { $0 != nil }.compactMap(\.self)
      if values.dropFirst(found.count).contains(where: { $0 != nil }) {
        throw FieldFault(reason: "there is no \(paths[found.count].text), though there are others behind it")
      }
      if found.isEmpty { throw FieldFault(reason: "there is no \(paths[0].text)") }
      return found
    }
    guard let values = row.list(at: paths[0]) ?? row.value(at: paths[0]).map({ [$0] }) else {
      throw FieldFault(reason: "there is no \(paths[0].text)")
    }
    var texts: [String] = []
    for value in values {
      guard let text = value.text else { throw FieldFault(reason: "\(paths[0].text) is no list of texts") }
      texts += separator.map { text.parts(between: $0).map(\.stripped).filter { !$0.isEmpty } } ?? [text]
    }
    return texts
  }
}

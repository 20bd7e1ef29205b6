internal import StrictYAML
internal import Vocabulary

/// The forms in which rows are found.
extension TaskReader {
  mutating func layouts(of top: Section) -> [TaskLayout] {
    let documents = list("layouts", of: top, accepted: "a list of layouts")
    if documents.isEmpty { report(top.line, "layouts", "missing", accepted: "at least one layout") }
    return documents.enumerated().map { index, item in layout(item, at: "layouts[\(index)]") }
  }

  private mutating func layout(_ document: Document, at place: String) -> TaskLayout {
    let section = section(
      document, at: place, known: ["name", "format", "columns", "items", "spread", "files", "fields"])
    if section.members["format"] == nil {
      report(
        section.line, section.place(of: "format"), "missing",
        accepted: TaskLayout.Format.allCases.map(\.rawValue).joined(separator: ", "))
    }
    let columns = texts("columns", of: section, accepted: "the names of columns, in order")
    return TaskLayout(
      name: requiredText("name", of: section, accepted: "what messages call it"),
      format: choice("format", of: section, among: TaskLayout.Format.self) ?? .jsonl, columns: columns.isEmpty ? nil : columns,
      items: text("items", of: section, accepted: "where the rows are, as Data or examples").map { MemberPath($0) },
      spread: texts("spread", of: section, accepted: "the names of arrays"), files: files(of: section),
      fields: entries("fields", of: section, accepted: "fields and where they come from").map { entry in
        let place = "\(section.place(of: "fields")).\(entry.key)"
        if !entry.key.isTaskName {
          report(entry.line, place, "no name of a field", accepted: "a name of small letters, digits and _")
        }
        return (entry.key, field(entry.value, at: place))
      })
  }

  private mutating func files(of layout: Section) -> [(split: String, patterns: [FilePattern])] {
    let entries = entries("files", of: layout, accepted: "the files of each split")
    if entries.isEmpty { report(layout.line, layout.place(of: "files"), "missing", accepted: "the files of each split") }
    let files = section("files", of: layout, known: entries.map(\.key))
    let accepted = "paths below the folder, in which {name} names a part and * is any"
    return entries.map { entry in
      (
        entry.key,
        texts(entry.key, of: files, accepted: accepted).compactMap { path in
          let pattern = FilePattern(path)
          if pattern == nil { report(entry.line, files.place(of: entry.key), value: path, "not accepted", accepted: accepted) }
          return pattern
        }
      )
    }
  }

  private mutating func field(_ document: Document, at place: String) -> FieldSource {
    if let path = document.text { return .text(TextSource(origin: .members([MemberPath(path)]))) }
    let known = ["text", "template", "texts", "json", "truths", "right", "wrong", "by", "labels", "split", "then", "optional"]
    let section = section(document, at: place, known: known)
    let operations = operations(of: section)
    let isOptional = flag("optional", of: section)
    func paths(_ texts: [String]) -> [MemberPath] { texts.map { MemberPath($0) } }
    func list(_ key: String) -> ListSource {
      ListSource(
        paths: paths(texts(key, of: section, accepted: "a member, or several")),
        separator: text("split", of: section, accepted: "what separates the texts"), operations: operations)
    }
    if let path = text("json", of: section, accepted: "a member") {
      return .json(MemberPath(path), isOptional: isOptional)
    }
    if let path = text("truths", of: section, accepted: "a member that is an object") {
      return .choices(.truths(MemberPath(path)))
    }
    if section.members["wrong"] != nil { return .choices(.sorted(right: list("right"), wrong: list("wrong"))) }
    if section.members["texts"] != nil {
      let texts = list("texts")
      guard let right = text("right", of: section, accepted: "the member that tells which are right") else {
        return .texts(texts)
      }
      return .choices(.listed(texts, right: MemberPath(right), by: rightBy(of: section)))
    }
    if section.members["template"] != nil {
      guard let template = template("template", of: section) else { return .text(TextSource(origin: .members([]))) }
      return .text(TextSource(origin: .template(template), operations: operations, isOptional: isOptional))
    }
    if section.members["text"] == nil {
      report(document.line, place, "it says nothing", accepted: "text, template, texts, json, truths, or right and wrong")
    }
    return .text(
      TextSource(
        origin: .members(paths(texts("text", of: section, accepted: "a member, or several"))), operations: operations,
        isOptional: isOptional))
  }

  private mutating func rightBy(of section: Section) -> ChoiceSource.RightBy {
    let labels = text("labels", of: section, accepted: "the member that labels the texts") ?? ""
    let words: [(String, ChoiceSource.RightBy)] = [
      ("letter", .letter), ("index", .index), ("label", .label(MemberPath(labels))), ("flags", .flags), ("text", .text),
    ]
    if section.members["by"] == nil {
      report(section.line, section.place(of: "by"), "missing", accepted: words.map(\.0).joined(separator: ", "))
    }
    let by = choice("by", of: section, among: words) ?? .letter
    if case .label = by, labels.isEmpty {
      report(section.line, section.place(of: "labels"), "missing", accepted: "the member that labels the texts")
    }
    return by
  }

  private mutating func operations(of section: Section) -> [TextOperation] {
    list("then", of: section, accepted: "a list of operations").compactMap { operation($0, at: section.place(of: "then")) }
  }

  private mutating func operation(_ document: Document, at place: String) -> TextOperation? {
    let known = ["after", "before", "replace"]
    if let word = document.text {
      if let found = TextOperation.words.first(where: { $0.0 == word }) { return found.1 }
      let words = word.nearestFirst(of: TextOperation.words.map(\.0) + known).joined(separator: ", ")
      report(document.line, place, value: word, "not one of them", accepted: words)
      return nil
    }
    let section = section(document, at: place, known: known)
    if let marker = text("after", of: section, accepted: "a text") { return .after(marker) }
    if let marker = text("before", of: section, accepted: "a text") { return .before(marker) }
    let pair = texts("replace", of: section, accepted: "what is replaced, and by what")
    guard pair.count == 2, !pair[0].isEmpty else {
      report(document.line, place, "no operation", accepted: "as replace: [old, new]")
      return nil
    }
    return .replace(pair[0], with: pair[1])
  }
}

internal import StrictYAML
internal import Vocabulary

/// Reads a task file.
struct TaskReader: DocumentReader {
  var findings: DocumentFindings
  /// The fields that some layout makes, by what they are.
  private(set) var fields = Fields()

  /// The fields that some layout makes.
  struct Fields {
    var texts: Set<String> = []
    var lists: Set<String> = []
    var choices: Set<String> = []
  }

  /// The keys that say what a task is.
  static let factKeys = [
    "id", "title", "about", "source", "licence", "rows", "hidden", "fetch", "layouts", "settings",
  ]

  init(findings: DocumentFindings) { self.findings = findings }

  /// Takes note of the fields that prompts may name.
  mutating func learnFields(of layouts: [TaskLayout]) {
    for (name, source) in layouts.flatMap(\.fields) {
      switch source {
      case .text, .json: fields.texts.insert(name)
      case .texts: fields.lists.insert(name)
      case .choices: fields.choices.insert(name)
      }
    }
  }

  mutating func rowCounts(of top: Section) -> [(split: String, count: Int)] {
    let splits = entries("rows", of: top, accepted: "splits and how many rows they have").map(\.key)
    if splits.isEmpty { return [] }
    let counts = section("rows", of: top, known: splits)
    return splits.map { ($0, number($0, of: counts, in: 1...100_000_000) ?? 0) }
  }

  /// The texts of the list at `key`, or the one text there; none when it is not there.
  mutating func texts(_ key: String, of section: Section, accepted: String) -> [String] {
    guard let document = section.members[key] else { return [] }
    if let text = document.text { return [text] }
    return list(key, of: section, accepted: accepted).compactMap { item in
      if item.text == nil { report(item.line, section.place(of: key), "\(item.kind) instead of a text", accepted: accepted) }
      return item.text
    }
  }

  /// The subsets, by category or without: names, or names with titles.
  mutating func subsets(of section: Section) -> [TaskSubset] {
    guard let document = section.members["subsets"] else { return [] }
    if case .list = document.content { return subsets(in: document, at: section.place(of: "subsets"), category: nil) }
    let entries = entries("subsets", of: section, accepted: "subsets, or categories of them")
    if entries.allSatisfy({ $0.value.text != nil }) {
      return subsets(in: document, at: section.place(of: "subsets"), category: nil)
    }
    return entries.flatMap { subsets(in: $0.value, at: "\(section.place(of: "subsets")).\($0.key)", category: $0.key) }
  }

  private mutating func subsets(in document: Document, at place: String, category: String?) -> [TaskSubset] {
    switch document.content {
    case .list(let items):
      return items.compactMap { item in
        if item.text == nil { report(item.line, place, "\(item.kind) instead of a name", accepted: "the names of subsets") }
        return item.text.map { TaskSubset(id: $0, category: category) }
      }
    case .map(let entries):
      return entries.compactMap { entry in
        if entry.value.text == nil {
          report(entry.line, "\(place).\(entry.key)", "\(entry.value.kind) instead of a title", accepted: "a title")
        }
        return TaskSubset(id: entry.key, title: entry.value.text, category: category)
      }
    case .scalar:
      report(document.line, place, "text instead of a list", accepted: "the names of subsets")
      return []
    }
  }
}

internal import StrictYAML
internal import Vocabulary

/// Where rows are published, and what of it is fetched.
extension TaskReader {
  mutating func origins(of top: Section) -> [TaskOrigin] {
    list("fetch", of: top, accepted: "a list of places").enumerated().map { index, item in
      let known = ["hub", "repository", "revision", "note", "files", "rows"]
      let section = section(item, at: "fetch[\(index)]", known: known)
      if section.members["hub"] == nil { report(item.line, section.place(of: "hub"), "missing", accepted: "where it is") }
      return TaskOrigin(
        hub: choice("hub", of: section, among: Hub.self) ?? .url,
        repository: requiredText("repository", of: section, accepted: "the repository, or the address"),
        revision: text("revision", of: section, accepted: "a revision"),
        note: text("note", of: section, accepted: "a sentence"),
        shares: files(of: section) + rows(of: section))
    }
  }

  /// The shares at `files`: one, or a list.
  private mutating func files(of origin: Section) -> [TaskOrigin.Share] {
    guard let document = origin.members["files"] else { return [] }
    let place = origin.place(of: "files")
    let items: [Document]
    if case .list(let elements) = document.content { items = elements } else { items = [document] }
    return items.compactMap { item in
      let section = section(item, at: place, known: ["from", "splits", "to"])
      let path = requiredTemplate("from", of: section, names: ["split", "subset"])
      // Without the subset in its path there is one file for all.
      let names = path?.names.contains("subset") == true ? ["split", "subset"] : ["split"]
      return share(path.map { .files($0) }, of: section, targetNames: names)
    }
  }

  /// The share at `rows`, which only one hub has.
  private mutating func rows(of origin: Section) -> [TaskOrigin.Share] {
    guard let document = origin.members["rows"] else { return [] }
    if origin.members["hub"]?.text != Hub.huggingFace.rawValue {
      report(
        document.line, origin.place(of: "rows"), "no such thing there", accepted: "files, or hub: \(Hub.huggingFace.rawValue)")
    }
    let section = section("rows", of: origin, known: ["config", "splits", "to"])
    let place = section.place(of: "config")
    let accepted = "a configuration, or a list of them"
    let configurations = texts("config", of: section, accepted: accepted)
    if configurations.isEmpty { report(section.line, place, "missing", accepted: accepted) }
    let templates = configurations.compactMap { template($0, at: place, line: section.line, names: ["subset"]) }
    return [share(.rows(configurations: templates), of: section, targetNames: ["split", "config"])].compactMap(\.self)
  }

  private mutating func share(
    _ form: TaskOrigin.Share.Form?, of section: Section, targetNames: [String]
  ) -> TaskOrigin.Share? {
    let splits = splits(of: section)
    let target = requiredTemplate("to", of: section, names: targetNames)
    if let written = section.members["to"]?.text, target != nil, FilePattern(written) == nil {
      report(section.line, section.place(of: "to"), value: written, "not accepted", accepted: "a path below the task's folder")
    }
    guard let form, let target else { return nil }
    return TaskOrigin.Share(form: form, splits: splits, target: target)
  }

  /// A list of splits, or the task's names of them with those of the place.
  private mutating func splits(of section: Section) -> [TaskOrigin.Split] {
    let accepted = "a list of splits, or splits with what they are called there"
    guard let document = section.members["splits"] else {
      report(section.line, section.place(of: "splits"), "missing", accepted: accepted)
      return []
    }
    if case .map(let entries) = document.content {
      return entries.map { entry in
        if entry.value.text == nil { report(entry.line, section.place(of: "splits"), "no name", accepted: accepted) }
        return TaskOrigin.Split(name: entry.key, published: entry.value.text ?? "")
      }
    }
    return texts("splits", of: section, accepted: accepted).map { TaskOrigin.Split(name: $0, published: $0) }
  }
}

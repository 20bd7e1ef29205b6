internal import Scoring
internal import StrictYAML
internal import Vocabulary

/// The ways to ask.
extension TaskReader {
  /// The keys that say how a task is asked and scored.
  static let settingKeys = [
    "method", "split", "subset", "subsets", "choices", "shuffle", "target", "targets", "messages", "few_shot", "prompt",
    "continuation", "delimiter", "stop", "max_tokens", "metrics", "aggregate",
  ]

  /// Reports what a setting says that is no difference.
  mutating func check(_ entry: Document.Entry, at place: String) {
    _ = section(entry.value, at: place, known: TaskReader.settingKeys + ["about"])
    if !entry.key.isSettingName || entry.key == TaskDefinition.defaultSetting {
      report(
        entry.line, place, "no name of a setting",
        accepted: "small letters, digits and -, as lm-eval; \(TaskDefinition.defaultSetting) is what the file states by itself")
    }
  }

  /// The setting that `document` states; `nil` where it is wrong.
  mutating func setting(_ document: Document, named name: String, at place: String) -> TaskSetting? {
    let section = section(document, at: place, known: TaskReader.settingKeys + ["about"])
    let choices = fieldName("choices", of: section, among: fields.choices)
    guard let prompt = promptForm(of: section, hasChoices: choices != nil) else { return nil }
    let setting = TaskSetting(
      name: name, about: text("about", of: section, accepted: "a sentence"),
      method: choice("method", of: section, among: TaskSetting.Method.self) ?? .generate,
      split: requiredText("split", of: section, accepted: "the split that is asked"),
      subsetField: fieldName("subset", of: section, among: fields.texts), subsets: subsets(of: section), choicesField: choices,
      shufflesChoices: flag("shuffle", of: section), target: target(of: section),
      messagesField: fieldName("messages", of: section, among: fields.texts), fewShot: fewShot(of: section), prompt: prompt,
      continuation: template("continuation", of: section, names: ["label", "text"])
        ?? (try? Template("{text}")) ?? prompt.choice,
      delimiter: text("delimiter", of: section, accepted: "a text") { _ in true } ?? " ",
      stop: texts("stop", of: section, accepted: "a list of texts"),
      maxTokens: number("max_tokens", of: section, in: 1...1_000_000),
      metrics: metrics(of: section),
      aggregation: choice("aggregate", of: section, among: TaskSetting.Aggregation.self) ?? .micro)
    for fault in setting.faults {
      let key = String(fault.place.prefix { $0 != "." })
      report(
        section.members[key]?.line ?? section.line, section.place(of: fault.place), fault.problem, accepted: fault.accepted)
    }
    return setting
  }

  private mutating func fieldName(_ key: String, of section: Section, among known: Set<String>) -> String? {
    choice(key, of: section, among: known.sorted().map { ($0, $0) })
  }

  private mutating func target(of section: Section) -> TaskSetting.Target? {
    if let list = fieldName("targets", of: section, among: fields.lists) { return .list(list) }
    guard let template = template("target", of: section, names: Array(fields.texts)) else { return nil }
    if template.names.isEmpty {
      report(
        section.members["target"]?.line ?? section.line, section.place(of: "target"), "it is the same for every row",
        accepted: "a text with a field in it: \(fields.texts.sorted().prefix(3).map { "{\($0)}" }.joined(separator: ", "))")
    }
    return .template(template)
  }

  private mutating func fewShot(of setting: Section) -> FewShot? {
    guard setting.members["few_shot"] != nil else { return nil }
    let section = section("few_shot", of: setting, known: ["split", "count", "take", "file", "begins", "after", "as"])
    let form = choice("as", of: section, among: ExampleForm.self) ?? .text
    let count = number("count", of: section, in: 0...1000) ?? 0
    if section.members["file"] != nil {
      let file = template("file", of: section, names: TaskReader.subsetNames)
      let begins = requiredText("begins", of: section, accepted: "how the first line of each example begins")
      let after = text("after", of: section, accepted: "the text behind which they begin")
      return file.map { FewShot(source: .file($0, begins: begins, after: after), count: count, form: form) }
    }
    let split = requiredText("split", of: section, accepted: "the split the examples are taken from, or a file")
    let isRandom = choice("take", of: section, among: [("first", false), ("random", true)]) ?? false
    return FewShot(source: .split(split, isRandom: isRandom), count: count, form: form)
  }
}

extension String {
  fileprivate var isSettingName: Bool { replacing(each: "-", with: "_").isTaskName && !hasPrefix("-") }
}

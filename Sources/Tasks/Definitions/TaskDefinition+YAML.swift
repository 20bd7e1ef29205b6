internal import StrictYAML
package import Vocabulary

extension TaskDefinition {
  /// The task that `yaml` describes; its problems are placed in `file`.
  ///
  /// - Throws: all that is wrong with it.
  package init(yaml: String, file: String, folder: String? = nil) throws(PlanProblems) {
    let document = try Document(yaml: yaml, file: file)
    var reader = TaskReader(findings: DocumentFindings(file: file))
    let top = reader.section(document, at: "", known: TaskReader.factKeys + TaskReader.settingKeys)
    id = reader.requiredText("id", of: top, accepted: "a name of small letters, digits and _") { $0.isTaskName }
    title = reader.requiredText("title", of: top, accepted: "its name as its authors write it")
    about = reader.text("about", of: top, accepted: "a sentence")
    source = reader.text("source", of: top, accepted: "an address")
    licence = reader.text("licence", of: top, accepted: "the licence of its rows")
    rows = reader.rowCounts(of: top)
    hidden = reader.texts("hidden", of: top, accepted: "a list of splits")
    origins = reader.origins(of: top)
    layouts = reader.layouts(of: top)
    reader.learnFields(of: layouts)
    settings = []
    self.yaml = yaml
    self.folder = folder
    let plain = document.keeping(TaskReader.settingKeys)
    let standard = reader.setting(plain, named: TaskDefinition.defaultSetting, at: "")
    if reader.problems.isEmpty, let standard {
      settings = [standard]
      for entry in reader.entries("settings", of: top, accepted: "settings by name, each what is different from the default") {
        let place = "settings.\(entry.key)"
        reader.check(entry, at: place)
        let changed = plain.overlaid(by: entry.value, merging: ["prompt"])
        if let setting = reader.setting(changed, named: entry.key, at: place) { settings.append(setting) }
      }
    }
    if !reader.problems.isEmpty { throw PlanProblems(reader.problems) }
  }

  /// What the setting is called that a file states by itself.
  package static let defaultSetting = "prony"
}

extension String {
  /// It may name a task, a setting's field or a split.
  var isTaskName: Bool {
    !isEmpty
      && utf8.allSatisfy {
        ("a"..."z").contains(Unicode.Scalar($0)) || ("0"..."9").contains(Unicode.Scalar($0)) || $0 == UInt8(ascii: "_")
      }
  }
}

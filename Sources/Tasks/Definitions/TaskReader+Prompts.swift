internal import StrictYAML
internal import Vocabulary

/// The words around a question.
extension TaskReader {
  /// What a template may name that is filled once per subset.
  static let subsetNames = ["subset", "subset_title", "category"]
  /// What one may name beside the fields of a row.
  static let choiceNames = ["choices", "labels", "answer", "answer_text"]

  mutating func promptForm(of setting: Section, hasChoices: Bool) -> PromptForm? {
    let keys = ["system", "description", "introduction", "example", "separator", "closing", "question", "reply", "choice"]
    let section = section("prompt", of: setting, known: keys)
    let shared = TaskReader.subsetNames + ["heading"]
    let all = shared + Array(fields.texts) + ["answer"] + (hasChoices ? TaskReader.choiceNames : [])
    if section.members["question"] == nil {
      report(section.line, section.place(of: "question"), "missing", accepted: "how a question is written")
    }
    let system = template("system", of: section, names: all)
    let description = template("description", of: section, names: shared)
    let introduction = template("introduction", of: section, names: shared)
    let example = template("example", of: section, names: all)
    let reply = template("reply", of: section, names: all)
    let choice = template("choice", of: section, names: ["label", "text"]) ?? (try? Template("{label}. {text}"))
    guard let question = template("question", of: section, names: all), let choice else { return nil }
    let separator = text("separator", of: section, accepted: "a text") { _ in true } ?? "\n\n"
    let closing = text("closing", of: section, accepted: "a text") { _ in true } ?? separator
    return PromptForm(
      system: system, description: description, introduction: introduction, example: example, separator: separator,
      closing: closing, question: question, reply: reply, choice: choice)
  }

  /// The template at `key`, which may name `names`, or anything where these are not known; `nil` where there is none, or a wrong one.
  mutating func template(_ key: String, of section: Section, names: [String]? = nil) -> Template? {
    let accepted = "a text with {names} to fill in"
    guard let document = section.members[key], let text = text(key, of: section, accepted: accepted, where: { _ in true })
    else {
      return nil
    }
    return template(text, at: section.place(of: key), line: document.line, names: names)
  }

  /// The template at `key`, which must be there.
  mutating func requiredTemplate(_ key: String, of section: Section, names: [String]) -> Template? {
    if section.members[key] == nil {
      report(section.line, section.place(of: key), "missing", accepted: "a text with {names} to fill in")
    }
    return template(key, of: section, names: names)
  }

  /// The template that `text` writes at `place`, which may name `names`; `nil` for a wrong one.
  mutating func template(_ text: String, at place: String, line: Int, names: [String]?) -> Template? {
    let template: Template
    do throws(Template.Fault) { template = try Template(text) } catch {
      report(line, place, value: text, error.problem, accepted: error.accepted)
      return nil
    }
    guard let names, let unknown = template.names.first(where: { !names.contains($0) }) else { return template }
    let known = unknown.nearestFirst(of: names.sorted()).map { "{\($0)}" }.joined(separator: ", ")
    report(line, place, value: "{\(unknown)}", "there is no such field", accepted: known)
    return nil
  }
}

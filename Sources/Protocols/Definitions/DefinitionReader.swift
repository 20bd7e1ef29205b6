package import Vocabulary

/// Reads the parts of a definition out of its document, and collects all that is wrong with them.
///
/// Where something is wrong it is reported and a stand-in returned, so that reading goes on; a definition with problems is
/// never used.
package struct DefinitionReader {
  /// A mapping of a definition.
  package struct Section {
    /// Its key, with those above it; empty at the top.
    package let place: String
    /// Where it stands.
    package let line: Int
    /// What it holds, by key.
    package let members: [String: Document]

    /// The place of one of its keys.
    package func place(of key: String) -> String { place.isEmpty ? key : "\(place).\(key)" }
  }

  /// The placeholders that must have a value.
  var required: [Placeholder] = []

  private let file: String
  private var found: [(line: Int, problem: PlanProblem)] = []

  /// A reader of `file`, which has found nothing yet.
  package init(file: String) { self.file = file }

  /// All that was reported, in the order of lines.
  package var problems: [PlanProblem] { found.enumerated().sorted { ($0.1.line, $0.0) < ($1.1.line, $1.0) }.map(\.1.problem) }

  /// Reports a problem with what stands at `place`, once.
  package mutating func report(_ line: Int, _ place: String, value: String? = nil, _ problem: String, accepted: String) {
    let key = place.isEmpty ? "" : " \(place)"
    let problem = PlanProblem(place: "\(file):\(line)\(key)", value: value, problem: problem, accepted: accepted)
    if !found.contains(where: { $0.problem == problem }) { found.append((line, problem)) }
  }

  /// The mapping `document`, whose keys must be among `known`.
  package mutating func section(_ document: Document, at place: String, known: [String]) -> Section {
    guard case .map(let entries) = document.content else {
      report(
        document.line, place, "\(document.kind) instead of a mapping",
        accepted: "a mapping with \(known.joined(separator: ", "))")
      return Section(place: place, line: document.line, members: [:])
    }
    let section = Section(
      place: place, line: document.line,
      members: Dictionary(entries.map { ($0.key, $0.value) }) { first, _ in first })
    for entry in entries where !known.contains(entry.key) {
      let likely = entry.key.nearest(in: known).map { "“\($0)”, or another of " } ?? ""
      report(entry.line, section.place(of: entry.key), "unknown key", accepted: likely + known.joined(separator: ", "))
    }
    return section
  }

  /// The mapping at `key` of `section`, which must be there.
  package mutating func section(_ key: String, of section: Section, known: [String]) -> Section {
    guard let document = section.members[key] else {
      report(section.line, section.place(of: key), "missing", accepted: "a mapping with \(known.joined(separator: ", "))")
      return Section(place: section.place(of: key), line: section.line, members: [:])
    }
    return self.section(document, at: section.place(of: key), known: known)
  }

  /// The text at `key`, for which `isAccepted` holds; `nil`, without a report, when it is not there.
  package mutating func text(
    _ key: String, of section: Section, accepted: String, where isAccepted: (String) -> Bool = { !$0.isEmpty }
  ) -> String? {
    guard let document = section.members[key] else { return nil }
    guard let text = document.text, isAccepted(text) else {
      report(
        document.line, section.place(of: key), value: document.text,
        document.text == nil ? "\(document.kind) instead of a text" : "not accepted",
        accepted: accepted)
      return nil
    }
    return text
  }

  /// The text at `key`, which must be there.
  package mutating func requiredText(
    _ key: String, of section: Section, accepted: String, where isAccepted: (String) -> Bool = { !$0.isEmpty }
  ) -> String {
    if section.members[key] == nil { report(section.line, section.place(of: key), "missing", accepted: accepted) }
    return text(key, of: section, accepted: accepted, where: isAccepted) ?? ""
  }
}

package import Vocabulary

/// Reads a closed vocabulary out of a document and collects all that is wrong with it.
///
/// Where something is wrong it is reported and a stand-in returned, so that reading goes on; what was read with problems is
/// never used.
package protocol DocumentReader {
  /// What is wrong so far.
  var findings: DocumentFindings { get set }
}

extension DocumentReader {
  /// All that was reported, in the order of lines.
  package var problems: [PlanProblem] { findings.problems }

  /// Reports a problem with what stands at `place` in `line`, once.
  package mutating func report(_ line: Int, _ place: String, value: String? = nil, _ problem: String, accepted: String) {
    findings.add(line, place, value: value, problem, accepted: accepted)
  }

  /// The mapping `document`, whose keys must be among `known`.
  package mutating func section(_ document: Document, at place: String, known: [String]) -> Section {
    guard case .map(let entries) = document.content else {
      report(
        document.line, place, "\(document.isNull ? "nothing" : document.kind) instead of a mapping",
        accepted: "a mapping with \(known.joined(separator: ", "))")
      return Section(place: place, line: document.line, members: [:])
    }
    let section = Section(
      place: place, line: document.line, members: Dictionary(entries.map { ($0.key, $0.value) }) { first, _ in first })
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
}

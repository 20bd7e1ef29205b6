internal import Glibc
package import Vocabulary

/// Where tasks are found: those that ship in the binary, folders, and files of questions.
package enum TaskCatalogue {
  /// The names of the shipped tasks: the folders of `prompts/` that hold a `task.yaml`.
  package static let names = EmbeddedFile.folders(of: "prompts", holding: "task.yaml")

  /// `name` means a task, not a set of prompts: it ships, or is the path of a folder with a `task.yaml`, or of such a file.
  package static func isTask(_ name: String) -> Bool {
    let file = name.hasSuffix(".yaml") ? name : "\(name)/task.yaml"
    return names.contains(name) || name.contains("/") && access(file, F_OK) == 0
  }

  /// The shipped task called `name`, that of the folder or the `task.yaml` at this path, or the questions in the file at this path.
  ///
  /// A path holds a `/` or ends in `.yaml`, `.jsonl`, `.json`, `.csv` or `.tsv`. A file of questions is asked as `general_mcq` where its
  /// rows have choices, else as `general_qa`.
  ///
  /// - Throws: all that is wrong with it.
  package static func task(named name: String) throws(PlanProblems) -> TaskDefinition {
    if let shipped = EmbeddedFile.named("prompts/\(name)/task.yaml") {
      return try TaskDefinition(yaml: shipped.text, file: shipped.path)
    }
    let formats = TaskLayout.Format.allCases.map { ".\($0.rawValue)" }
    if formats.contains(where: { name.hasSuffix($0) || name.hasSuffix("\($0).gz") }) { return try questions(in: name) }
    guard name.contains("/") || name.hasSuffix(".yaml") else {
      throw PlanProblems([unknown(name, "there is no task of this name")])
    }
    let path = name.hasSuffix(".yaml") ? name : "\(name)/task.yaml"
    let yaml: String
    do throws(UnreadableFile) { yaml = try text(ofFile: path, limit: 1 << 20) } catch {
      throw PlanProblems([unknown(name, "\(path): \(error.reason)")])
    }
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    return try TaskDefinition(yaml: yaml, file: path, folder: folder.isEmpty ? "." : folder)
  }

  private static func unknown(_ name: String, _ problem: String) -> PlanProblem {
    PlanProblem(
      place: "task", value: name, problem: problem,
      accepted: name.nearestFirst(of: names).joined(separator: ", ")
        + "; a folder with a task.yaml (./\(name)); a file of questions (.jsonl, .csv, .tsv)")
  }

  /// The task of asking what is in the file at `path`.
  private static func questions(in path: String) throws(PlanProblems) -> TaskDefinition {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    var reason = ""
    for name in ["general_mcq", "general_qa"] {
      var task = try task(named: name)
      let unpacked = path.hasSuffix(".gz") ? String(path.dropLast(3)) : path
      for var layout in task.layouts where unpacked.hasSuffix(".\(layout.format.rawValue)") {
        let raw = RawRows(ofFile: path, layout: layout)
        if let problem = raw.problems.first {
          reason = problem.description
        } else if let row = raw.rows.first {
          let members = row.members.keys.sorted().map { $0.escapedForDisplay(limit: 40) }
          reason = "no row is a question with an answer; the first has \(members.prefix(10).joined(separator: ", "))"
        }
        // Questions with choices are none without, whatever is wrong with their answers.
        let fits = { row in row.hasChoices(of: layout) || (try? TaskRow(row, layout: layout, file: path, names: [:])) != nil }
        guard raw.rows.contains(where: fits) else { continue }
        layout.files = [(task.settings[0].split, [FilePattern(file: String(parts[parts.count - 1]))])]
        task.layouts = [layout]
        task.rows = []
        for index in task.settings.indices { task.settings[index].subsetField = nil }
        task.folder = parts.count > 1 ? parts.dropLast().joined(separator: "/") : "."
        return task
      }
    }
    throw PlanProblems([
      PlanProblem(
        place: "task", value: path, problem: reason.isEmpty ? "there are no questions with answers in it" : reason,
        accepted: "rows with question and answer (or query and response), or with question, A, B, … or choices, and answer")
    ])
  }
}

extension RawRow {
  /// It has the members that hold the choices in `layout`, whatever is in them.
  fileprivate func hasChoices(of layout: TaskLayout) -> Bool {
    layout.fields.contains { field in
      guard case .choices(.listed(let source, _, _)) = field.source else { return false }
      return source.paths.prefix(2).allSatisfy { members[$0.text] != nil }
    }
  }
}

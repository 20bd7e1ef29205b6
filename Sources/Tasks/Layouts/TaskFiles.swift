internal import Vocabulary

/// The rows of a task on disk: which layout they have, and reading them.
struct TaskFiles {
  let task: TaskDefinition
  let setting: TaskSetting
  /// Where they may be: each folder itself, or one in it of the task's name.
  let folders: [String]

  /// What was read of a split.
  struct Reading {
    /// The rows of each subset, in the order of the task, else as they come.
    var subsets: [(subset: TaskSubset, rows: [TaskRow])] = []
    /// The rows that do not fit.
    var problems: [RowProblem] = []
    /// The folder they were read from.
    var folder: String
    /// The name of their layout.
    var layout: String
  }

  /// The files of a split.
  private struct Found {
    var folder: String
    var layout: TaskLayout
    var matches: [FilePattern.Match]
  }

  private var places: [String] { folders.flatMap { [$0, "\($0)/\(task.id)"] } }

  /// The rows of `split`, of all subsets or only of those that are `chosen`.
  ///
  /// - Throws: that there are no files, where they were looked for, and how to get them.
  func read(_ split: String, chosen: Set<String>?) throws(PlanProblems) -> Reading {
    let found = try files(of: split)
    var reading = Reading(folder: found.folder, layout: found.layout.name)
    var rows: [String: [TaskRow]] = [:]
    var order: [String] = setting.subsets.map(\.id)
    for match in found.matches {
      if let chosen, let subset = setting.subsetField.flatMap({ match.names[$0] }), !chosen.contains(subset) { continue }
      let raw = RawRows(ofFile: match.path, layout: found.layout)
      reading.problems += raw.problems
      for (index, rawRow) in raw.rows.enumerated() {
        do throws(FieldFault) {
          let row = try TaskRow(rawRow, layout: found.layout, file: match.path, names: match.names)
          let subset = try subset(of: row)
          if rows[subset] == nil, !order.contains(subset) { order.append(subset) }
          rows[subset, default: []].append(row)
        } catch {
          let name = rawRow.line == nil ? "row \(index + 1): " : ""
          reading.problems.append(RowProblem(file: match.path, line: rawRow.line, reason: name + error.reason))
        }
      }
    }
    for id in order where chosen?.contains(id) ?? true {
      guard let rows = rows[id] else { continue }
      reading.subsets.append((setting.subsets.first { $0.id == id } ?? TaskSubset(id: id), rows))
    }
    return reading
  }

  /// There are rows of `split`, sound or not.
  func has(_ split: String) -> Bool { (try? files(of: split)) != nil }

  /// Other files may have names of the same form, and are none of the task's: what their names tell is no subset.
  private func isOfTask(_ match: FilePattern.Match) -> Bool {
    guard !setting.subsets.isEmpty, let subset = setting.subsetField.flatMap({ match.names[$0] }) else { return true }
    return setting.subsets.contains { $0.id == subset }
  }

  private func subset(of row: TaskRow) throws(FieldFault) -> String {
    guard let field = setting.subsetField else { return TaskSubset.whole.id }
    guard let subset = row.texts[field], !subset.isEmpty else { throw FieldFault(reason: "there is no \(field)") }
    guard setting.subsets.isEmpty || setting.subsets.contains(where: { $0.id == subset }) else {
      let nearest = subset.nearest(in: setting.subsets.map(\.id)).map { "; “\($0)” is one" } ?? ""
      throw FieldFault(reason: "\(field) “\(subset.escapedForDisplay(limit: 40))” is no subset\(nearest)")
    }
    return subset
  }

  /// The files of `split` in the first layout that has any, and all fields that are asked for.
  private func files(of split: String) throws(PlanProblems) -> Found {
    var lacking: [String] = []
    for folder in places {
      for layout in task.layouts {
        let missing = setting.fields.subtracting(layout.fields.map(\.name))
        for pattern in layout.patterns(of: split) {
          let matches = pattern.matches(in: folder).filter(isOfTask)
          if matches.isEmpty { continue }
          if missing.isEmpty { return Found(folder: folder, layout: layout, matches: matches) }
          lacking.append(
            "\(matches[0].path) is there, but its layout \(layout.name) has no \(missing.sorted().joined(separator: ", "))")
        }
      }
    }
    throw PlanProblems([missing(split, lacking: lacking.first)])
  }

  private func missing(_ split: String, lacking: String?) -> PlanProblem {
    let known = Set(task.layouts.flatMap { $0.files.map(\.split) }).sorted()
    guard known.contains(split) else {
      return PlanProblem(
        place: task.id, value: split, problem: "it has no split of this name",
        accepted: split.nearestFirst(of: known).joined(separator: ", "))
    }
    let patterns = task.layouts.flatMap { $0.patterns(of: split).map(\.text) }
    let origins = task.origins.map(\.description).joined(separator: "; ")
    let isFetched = (try? task.publication(of: [split])) != nil
    let sources =
      isFetched
      ? "; prony fetch \(task.fetchWords(for: split)) gets them" : origins.isEmpty ? "" : "; they are published: \(origins)"
    return PlanProblem(
      place: task.id,
      problem: lacking ?? "there are no rows of its split \(split) in \(places.joined(separator: ", "))",
      accepted: "a folder with \(patterns.joined(separator: " or ")), also packed (.gz)\(sources)")
  }
}

extension TaskSetting {
  /// The fields without which it cannot be asked.
  var fields: Set<String> {
    var names = Set([subsetField, choicesField].compactMap(\.self))
    let known = Set(TaskReader.subsetNames + TaskReader.choiceNames + ["heading", "label", "text"])
    var templates = prompt.templates
    switch target {
    case .template(let template): templates.append(template)
    case .list(let list): names.insert(list)
    case nil: break
    }
    names.formUnion(templates.flatMap(\.names))
    return names.subtracting(known)
  }
}

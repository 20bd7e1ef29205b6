package import Vocabulary

extension TaskDefinition {
  /// What `selection` asks of the task.
  ///
  /// A pure function of the selection, the seed and the files below `folders`: the same ones give the same samples in the same order.
  ///
  /// - Throws: what the user has to mend: data that are missing, names that are unknown. Rows that do not fit are none of it.
  package func samples(
    _ selection: SampleSelection, seed: UInt64 = 0, folders: [String]
  ) throws(PlanProblems) -> TaskSamples {
    let setting = try setting(for: selection)
    if hidden.contains(setting.split) {
      throw PlanProblems([
        PlanProblem(
          place: id, value: setting.split, problem: "the answers of this split are not published",
          accepted: rows.map(\.split).filter { !hidden.contains($0) }.joined(separator: ", "))
      ])
    }
    let files = TaskFiles(task: self, setting: setting, folders: folders + [folder].compactMap(\.self))
    let chosen = try chosenSubsets(selection, setting)
    let reading = try files.read(setting.split, chosen: chosen)
    if let unknown = selection.subsets.first(where: { name in !reading.subsets.contains { $0.subset.id == name } }) {
      throw PlanProblems([unknownSubset(unknown, known: reading.subsets.map(\.subset.id))])
    }
    if let first = reading.problems.first, reading.subsets.isEmpty {
      throw PlanProblems([
        PlanProblem(
          place: first.description, problem: "no row of its split \(setting.split) fits",
          accepted: "rows of the layout \(reading.layout)")
      ])
    }
    var builder = SampleBuilder(setting: setting, selection: selection, seed: seed, problems: reading.problems)
    builder.noteCounts(of: self, in: reading)
    let source = try setting.fewShot.map { fewShot throws(PlanProblems) in
      try ExampleSource(fewShot, files: files, subsets: Set(reading.subsets.map(\.subset.id)), selection: selection, seed: seed)
    }
    builder.problems += source?.problems ?? []
    for (subset, rows) in reading.subsets {
      builder.add(rows, of: subset, examples: try source?.examples(of: subset) ?? ExampleSource.Examples())
    }
    return TaskSamples(
      task: self, setting: setting, subsets: reading.subsets.map(\.subset), samples: builder.samples,
      problems: builder.problems,
      notes: builder.notes, folder: reading.folder)
  }

  /// The splits of which `selection` asks rows, or takes examples, and that are not below `folders`.
  ///
  /// - Throws: what is wrong with the selection.
  package func missingSplits(of selection: SampleSelection, folders: [String]) throws(PlanProblems) -> [String] {
    let setting = try setting(for: selection)
    let files = TaskFiles(task: self, setting: setting, folders: folders + [folder].compactMap(\.self))
    return setting.askedSplits.filter { !files.has($0) }
  }

  private func chosenSubsets(_ selection: SampleSelection, _ setting: TaskSetting) throws(PlanProblems) -> Set<String>? {
    guard !selection.subsets.isEmpty else { return nil }
    let known = setting.subsets.map(\.id)
    let unknown = known.isEmpty ? [] : selection.subsets.filter { !known.contains($0) }
    guard unknown.isEmpty else { throw PlanProblems(unknown.map { unknownSubset($0, known: known) }) }
    return Set(selection.subsets)
  }

  private func unknownSubset(_ name: String, known: [String]) -> PlanProblem {
    if known.count <= 1 {
      return PlanProblem(place: id, value: name, problem: "it has no subsets", accepted: "--subset left out")
    }
    let shown = name.nearestFirst(of: known).prefix(5).joined(separator: ", ")
    let others = known.count > 5 ? " and \(known.count - 5) others" : ""
    return PlanProblem(place: id, value: name, problem: "it has no rows of this subset", accepted: shown + others)
  }
}

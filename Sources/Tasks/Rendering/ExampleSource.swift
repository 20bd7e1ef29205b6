internal import Vocabulary

/// Where the examples of a run come from: the rows of a split, or files of a data folder.
struct ExampleSource {
  private let fewShot: FewShot
  private let files: TaskFiles
  private let seed: UInt64
  /// The file that the user names.
  private let ownFile: String?
  /// The rows of the split, by subset.
  private var rows: [String: [TaskRow]] = [:]
  /// Rows of the split that do not fit.
  private(set) var problems: [RowProblem] = []

  /// The examples of one subset.
  struct Examples {
    var heading = ""
    var written: [String] = []
    var rows: [TaskRow] = []
  }

  /// The examples that `fewShot` asks for.
  init(
    _ fewShot: FewShot, files: TaskFiles, subsets: Set<String>, selection: SampleSelection, seed: UInt64
  ) throws(PlanProblems) {
    self.fewShot = fewShot
    self.files = files
    self.seed = seed
    ownFile = selection.fewShotFile
    if case .split(let split, _) = fewShot.source, fewShot.count > 0 {
      let reading: TaskFiles.Reading
      do throws(PlanProblems) { reading = try files.read(split, chosen: subsets) } catch {
        var problems = error.problems
        for index in problems.indices { problems[index].accepted += "; or no examples (--few-shot 0)" }
        throw PlanProblems(problems)
      }
      problems = reading.problems
      rows = Dictionary(uniqueKeysWithValues: reading.subsets.map { ($0.subset.id, $0.rows) })
    }
  }

  /// The examples of `subset`.
  func examples(of subset: TaskSubset) throws(PlanProblems) -> Examples {
    switch fewShot.source {
    case .split(_, let isRandom):
      let rows = rows[subset.id] ?? []
      var chance = Chance(seed: seed, purpose: "examples", subset.id)
      let order = isRandom ? chance.order(of: rows.count) : Array(rows.indices)
      return Examples(rows: order.prefix(fewShot.count).map { rows[$0] })
    case .file(let name, let begins, let after):
      let names = ShownRow.SubsetNames(subset: subset, heading: "")
      guard fewShot.count > 0 || files.setting.usesHeading, let path = try? name.text(names.value) else { return Examples() }
      let file = ExampleFile(try text(ofFile: path), begins: begins, after: after)
      return Examples(heading: file.heading, written: Array(file.examples.prefix(fewShot.count)))
    }
  }

  private func text(ofFile name: String) throws(PlanProblems) -> String {
    let paths = ownFile.map { [$0] } ?? files.folders.flatMap { ["\($0)/\(name)", "\($0)/\(files.task.id)/\(name)"] }
    var reason = ""
    for path in paths {
      do throws(UnreadableFile) { return try Vocabulary.text(ofFile: path, limit: ExampleFile.longest) } catch {
        if reason.isEmpty || ownFile != nil { reason = error.reason }
      }
    }
    throw PlanProblems([
      PlanProblem(
        place: files.task.id, value: ownFile ?? name, problem: "its examples cannot be read: \(reason)",
        accepted: "one of \(paths.joined(separator: ", ")), or no examples (--few-shot 0)")
    ])
  }
}

extension TaskSetting {
  /// Some words of it are in the file of examples.
  fileprivate var usesHeading: Bool {
    let templates = [prompt.system, prompt.description, prompt.question].compactMap(\.self)
    return templates.contains { $0.names.contains("heading") }
  }
}

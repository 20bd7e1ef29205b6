internal import Vocabulary

/// Collects the samples of a run, and what there is to say about them.
struct SampleBuilder {
  let setting: TaskSetting
  let selection: SampleSelection
  let seed: UInt64
  var problems: [RowProblem]
  private(set) var samples: [Sample] = []
  private(set) var notes: [String] = []

  init(setting: TaskSetting, selection: SampleSelection, seed: UInt64, problems: [RowProblem]) {
    self.setting = setting
    self.selection = selection
    self.seed = seed
    self.problems = problems
  }

  /// Says where the rows are not as many as are published.
  mutating func noteCounts(of task: TaskDefinition, in reading: TaskFiles.Reading) {
    let found = reading.subsets.reduce(0) { $0 + $1.rows.count }
    if selection.subsets.isEmpty, let published = task.rowCount(of: setting.split), published != found {
      notes.append(
        "\(task.id): its split \(setting.split) has \(published) rows, and \(found) are in \(reading.folder); a slice is scored as such"
      )
    }
  }

  /// Adds the samples of a subset.
  mutating func add(_ rows: [TaskRow], of subset: TaskSubset, examples: ExampleSource.Examples) {
    noteExamples(examples, of: subset)
    noteDuplicates(in: rows, of: subset)
    let names = ShownRow.SubsetNames(subset: subset, heading: examples.heading)
    let renderer: PromptRenderer
    do throws(MissingValue) {
      renderer = try PromptRenderer(setting, of: names, written: examples.written, rows: examples.rows)
    } catch {
      let example = examples.rows.first
      return problems.append(
        RowProblem(file: example?.file ?? subset.id, line: example?.line, reason: "an example without \(error.name)"))
    }
    for (index, row) in rows.prefix(selection.limit?.rows(of: rows.count) ?? rows.count).enumerated() {
      do throws(MissingValue) {
        var sample = try renderer.sample(
          row, id: row.id ?? String(index), order: order(of: row, at: index, in: subset))
        for repetition in 0..<selection.repeats {
          sample.repetition = repetition
          samples.append(sample)
        }
      } catch {
        problems.append(RowProblem(file: row.file, line: row.line, reason: "there is no \(error.name)"))
      }
    }
  }

  /// Which choice of a row is shown at each place, where that is drawn.
  private func order(of row: TaskRow, at index: Int, in subset: TaskSubset) -> [Int]? {
    guard setting.shufflesChoices, let choices = setting.choicesField.flatMap({ row.choices[$0] }) else { return nil }
    var chance = Chance(seed: seed, purpose: "choices", subset.id, String(index))
    return chance.order(of: choices.texts.count)
  }

  private mutating func noteExamples(_ examples: ExampleSource.Examples, of subset: TaskSubset) {
    let found = examples.written.count + examples.rows.count
    if let wanted = setting.fewShot?.count, found < wanted {
      notes.append("\(subset.id): \(found) examples instead of \(wanted), since there are no more")
    }
  }

  private mutating func noteDuplicates(in rows: [TaskRow], of subset: TaskSubset) {
    var lines: [String: TaskRow] = [:]
    for row in rows {
      guard let id = row.id else { continue }
      if let first = lines.updateValue(row, forKey: id) {
        let place = row.line.map { "\(row.file):\($0)" } ?? row.file
        notes.append("\(place): the id “\(id)” was there before\(first.line.map { ", in line \($0)" } ?? "")")
      }
    }
  }
}

package import Vocabulary

/// Samples as a run's folder keeps them: the task's own file, and JSON Lines, of which the first tells what all have in common.
///
/// So a run is scored from its folder alone, whatever has become of the data since.
extension TaskSamples {
  /// The layout of the lines; others are refused.
  private static let schemaVersion = 1

  /// The lines, without their ends.
  package var lines: [String] {
    let head: JSONValue = [
      "schema_version": .integer(TaskSamples.schemaVersion), "task": .text(task.id), "samples": .integer(samples.count),
      "setting": .text(setting.name),
      "split": .text(setting.split), "folder": .text(folder),
      "subsets": .list(subsets.map { ["id": .text($0.id), "title": .text($0.title), "category": JSONValue($0.category)] }),
      "notes": .list(notes.map { .text($0) }),
      "problems": .list(problems.map { ["file": .text($0.file), "line": JSONValue($0.line), "reason": .text($0.reason)] }),
    ]
    let keepsFields = setting.metrics.contains { if case .code = $0.measure { true } else { false } }
    return [head.compactText] + samples.map { $0.json(keepingFields: keepsFields).compactText }
  }

  /// The samples that `lines` tell of, asked as `yaml`, the file of their task, has it.
  ///
  /// - Throws: what is wrong with either; `yaml` stands for itself as `task.yaml`, the lines as `samples.jsonl`.
  package init(lines: some Sequence<Substring>, yaml: String) throws(PlanProblems) {
    task = try TaskDefinition(yaml: yaml, file: "task.yaml")
    var number = 0
    var head: Head?
    samples = []
    for line in lines {
      number += 1
      let json: JSONText
      do throws(JSONFault) { json = try JSONText(String(line)) } catch {
        throw TaskSamples.garbled(line: number, error.problem)
      }
      if head == nil {
        guard json["schema_version"]?.integer == TaskSamples.schemaVersion, let found = Head(json) else {
          throw TaskSamples.garbled(line: number, "not the samples of a task as this version writes them")
        }
        head = found
      } else {
        guard let sample = Sample(json) else { throw TaskSamples.garbled(line: number, "not a sample") }
        samples.append(sample)
      }
    }
    guard let head else { throw TaskSamples.garbled(line: 1, "empty") }
    guard samples.count == head.count else {
      throw TaskSamples.garbled(line: number, "\(samples.count) samples of \(head.count) are there")
    }
    guard task.id == head.task else {
      throw TaskSamples.garbled(line: 1, "samples of \(head.task), and task.yaml is that of \(task.id)")
    }
    setting = try task.setting(named: head.setting)
    setting.split = head.split
    (subsets, notes, problems, folder) = (head.subsets, head.notes, head.problems, head.folder)
  }

  private static func garbled(line: Int, _ problem: String) -> PlanProblems {
    PlanProblems([PlanProblem(place: "samples.jsonl:\(line)", problem: problem, accepted: "the file as the run left it")])
  }
}

/// The first line.
private struct Head {
  let task, setting, split, folder: String
  let count: Int
  let subsets: [TaskSubset]
  let notes: [String]
  let problems: [RowProblem]

  init?(_ json: JSONText) {
    guard let task = json["task"]?.string, let count = json["samples"]?.integer, let setting = json["setting"]?.string,
      let split = json["split"]?.string, let folder = json["folder"]?.string,
      let subsets = json["subsets"]?.elements, let notes = json["notes"]?.elements, let problems = json["problems"]?.elements
    else { return nil }
    (self.task, self.count, self.setting, self.split, self.folder) = (task, count, setting, split, folder)
    self.subsets = subsets.compactMap { subset in
      subset["id"]?.string.map { TaskSubset(id: $0, title: subset["title"]?.string, category: subset["category"]?.string) }
    }
    self.notes = notes.compactMap(\.string)
    self.problems = problems.compactMap { problem in
      guard let file = problem["file"]?.string, let reason = problem["reason"]?.string else { return nil }
      return RowProblem(file: file, line: problem["line"]?.integer, reason: reason)
    }
  }
}

extension Sample {
  fileprivate func json(keepingFields: Bool) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("subset", .text(subset)), .init("id", .text(id)), .init("repetition", .integer(repetition)),
      .init("file", .text(row.file)), .init("line", JSONValue(row.line)),
    ]
    switch content {
    case .messages(let json): members.append(.init("messages", .text(json)))
    case .text(let text): members.append(.init("text", .text(text)))
    case .continuation, .tokenIDs, .query, .body: preconditionFailure("tasks ask by texts and chats")
    }
    if !continuations.isEmpty { members.append(.init("continuations", .list(continuations.map { .text($0) }))) }
    if !choices.isEmpty {
      members.append(.init("choices", .list(choices.map { .text($0) })))
      members.append(.init("right", .list(right.map { .integer($0) })))
    }
    members.append(.init("targets", .list(targets.map { .text($0) })))
    if keepingFields {
      let fields = row.texts.sorted { $0.key < $1.key }.map { JSONValue.Member($0.key, .text($0.value)) }
      members.append(.init("fields", .object(fields)))
    }
    return .object(members)
  }

  fileprivate init?(_ json: JSONText) {
    guard let subset = json["subset"]?.string, let id = json["id"]?.string, let repetition = json["repetition"]?.integer,
      let file = json["file"]?.string, let targets = json["targets"]?.elements
    else { return nil }
    if let messages = json["messages"]?.string {
      content = .messages(json: messages)
    } else if let text = json["text"]?.string {
      content = .text(text)
    } else {
      return nil
    }
    (self.subset, self.id, self.repetition) = (subset, id, repetition)
    continuations = json["continuations"]?.elements?.compactMap(\.string) ?? []
    choices = json["choices"]?.elements?.compactMap(\.string) ?? []
    right = json["right"]?.elements?.compactMap(\.integer) ?? []
    self.targets = targets.compactMap(\.string)
    row = TaskRow(file: file, line: json["line"]?.integer)
    for field in json["fields"]?.members ?? [] { row.texts[field.name] = field.value.string }
  }
}

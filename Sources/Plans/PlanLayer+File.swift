internal import StrictYAML
internal import Vocabulary

extension PlanLayer {
  /// No plan is longer; a file that is was named by mistake.
  private static let longestFile = 1 << 20

  /// The layer of the plan file, if there is one; a second one would leave open which of them counts.
  init(files paths: [String]) {
    switch paths.count {
    case 0: self.init(members: []) { _ in "" }
    case 1: self.init(file: paths[0])
    default:
      let problem = PlanProblem(
        place: "--config", value: paths.joined(separator: ", "), problem: "several values where one is wanted",
        accepted: "the path of a plan file")
      self.init(problems: [problem])
    }
  }

  /// The layer of a plan file: YAML, and so JSON too, that holds a mapping of keys, or one under `plan` as the `plan.json` of a run does.
  private init(file path: String) {
    do throws(UnreadableFile) {
      self.init(yaml: try text(ofFile: path, limit: PlanLayer.longestFile), file: path)
    } catch {
      let problem = PlanProblem(
        place: "--config", value: path, problem: "cannot be read: \(error.reason)", accepted: "the path of a plan file")
      self.init(problems: [problem])
    }
  }

  /// The layer of a plan file's text.
  init(yaml: String, file: String) {
    do throws(PlanProblems) {
      let entries = try PlanLayer.entries(of: Document(yaml: yaml, file: file, sizeLimit: PlanLayer.longestFile), file: file)
      let members = entries.map { WrittenValue.Member(name: $0.key, value: WrittenValue($0.value)) }
      self.init(members: members) { "\(file):\(entries[$0].line) \(entries[$0].key)" }
    } catch {
      self.init(problems: error.problems)
    }
  }

  /// The keys of a plan: those at the top, or under `plan`.
  private static func entries(of document: Document, file: String) throws(PlanProblems) -> [Document.Entry] {
    guard !document.isNull else { return [] }
    let top = try document.entries(in: file)
    guard let plan = top.first(where: { $0.key == "plan" })?.value else { return top }
    if let stray = top.first(where: { PlanKey.named($0.key) != nil }) {
      let problem = PlanProblem(
        place: "\(file):\(stray.line) \(stray.key)", problem: "it stands beside “plan”, in which the plan is",
        accepted: "all keys in “plan”, or none")
      throw PlanProblems([problem])
    }
    return try plan.entries(in: file)
  }
}

extension Document {
  /// The keys and values that it must be.
  fileprivate func entries(in file: String) throws(PlanProblems) -> [Entry] {
    guard case .map(let entries) = content else {
      let problem = PlanProblem(
        place: "\(file):\(line)", problem: "not a mapping of keys to values", accepted: "lines such as “concurrency: 4”")
      throw PlanProblems([problem])
    }
    return entries
  }
}

extension WrittenValue {
  fileprivate init(_ document: Document) {
    self =
      switch document.content {
      case .scalar(let text, let isPlain): isPlain ? .plain(text) : .quoted(text)
      case .list(let items): .list(items.map(WrittenValue.init))
      case .map(let entries): .map(entries.map { Member(name: $0.key, value: WrittenValue($0.value)) })
      }
  }
}

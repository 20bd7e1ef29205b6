internal import Vocabulary
internal import Yams

extension PlanLayer {
  /// No plan is longer; a file that is was named by mistake.
  private static let longestFile = 1 << 20
  /// How the YAML parser's message about nesting begins, which goes on to name a function of its own.
  fileprivate static let nestingFault = "Maximum nesting level"

  /// The layer of the plan file, if there is one; a second one would leave open which of them counts.
  init(files paths: [String]) {
    switch paths.count {
    case 0: self.init(members: []) { _ in "" }
    case 1: self.init(file: paths[0])
    default:
      self.init(
        problem: PlanProblem(
          place: "--config", value: paths.joined(separator: ", "), problem: "several values where one is wanted",
          accepted: "the path of a plan file"))
    }
  }

  /// The layer of a plan file: YAML, and so JSON too, that holds a mapping of keys, or one under `plan` as the `plan.json` of a run does.
  private init(file path: String) {
    do throws(UnreadableFile) {
      self.init(yaml: try text(ofFile: path, limit: PlanLayer.longestFile), file: path)
    } catch {
      self.init(
        problem: PlanProblem(
          place: "--config", value: path, problem: "cannot be read: \(error.reason)", accepted: "the path of a plan file"))
    }
  }

  /// The layer of a plan file's text.
  init(yaml: String, file: String) {
    do throws(PlanProblem) {
      let mapping = try PlanLayer.mapping(in: yaml, file: file)
      let members = mapping.map { WrittenValue.Member(name: $0.key.text, value: WrittenValue($0.value)) }
      let places = mapping.map { "\(file):\($0.key.line) \($0.key.text)" }
      self.init(members: members) { places[$0] }
    } catch {
      self.init(problem: error)
    }
  }

  private static func mapping(in yaml: String, file: String) throws(PlanProblem) -> Node.Mapping {
    let root: Node?
    let anchoredLine: Int?
    do {
      let parser = try Parser(yaml: yaml)
      root = try parser.singleRoot()
      // Nodes hold their anchors weakly: they are there while the parser is.
      anchoredLine = withExtendedLifetime(parser) { root?.firstAnchored?.line }
    } catch {
      throw PlanProblem(error, file: file)
    }
    if let anchoredLine {
      throw PlanProblem(
        place: "\(file):\(anchoredLine)", problem: "anchors and aliases are not for plans", accepted: "the value itself")
    }
    guard let root, root.null == nil else { return [:] }
    guard let mapping = (root.mapping?["plan"] ?? root).mapping else {
      throw PlanProblem(
        place: "\(file):\(root.line)", problem: "not a mapping of keys to values", accepted: "lines such as “concurrency: 4”")
    }
    return mapping
  }
}

extension WrittenValue {
  fileprivate init(_ node: Node) {
    self =
      switch node {
      case .scalar(let scalar): scalar.style == .plain ? .plain(scalar.string) : .quoted(scalar.string)
      case .sequence(let items): .list(items.map(WrittenValue.init))
      case .mapping(let members):
        .map(members.map { Member(name: $0.key.text, value: WrittenValue($0.value)) })
      case .alias: .plain("")
      }
  }
}

extension Node {
  /// The line it begins on, from 1.
  fileprivate var line: Int { mark?.line ?? 1 }

  /// The text of a key; a list or a mapping is none.
  fileprivate var text: String { scalar?.string ?? "" }

  /// The first node, in the order of the text, that has an anchor: what it names might expand without end.
  fileprivate var firstAnchored: Node? {
    if anchor != nil { return self }
    switch self {
    case .scalar: return nil
    case .alias: return self
    case .sequence(let items):
      for item in items { if let found = item.firstAnchored { return found } }
    case .mapping(let members):
      for member in members { if let found = member.key.firstAnchored ?? member.value.firstAnchored { return found } }
    }
    return nil
  }
}

extension PlanProblem {
  /// What the YAML parser found.
  fileprivate init(_ error: any Error, file: String) {
    let (line, problem): (Int?, String) =
      switch error as? YamlError {
      case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
        (mark.line, problem.hasPrefix(PlanLayer.nestingFault) ? "nested too deep" : problem)
      case .duplicatedKeysInMapping(let keys, let context):
        (context.mark.line, "given twice: " + keys.joined(separator: ", "))
      case .reader(let problem, _, _, _): (nil, problem)
      default: (nil, "it cannot be parsed")
      }
    self.init(
      place: line.map { "\(file):\($0)" } ?? file, problem: "not YAML: \(problem)",
      accepted: "a mapping of keys to values, each key once")
  }
}

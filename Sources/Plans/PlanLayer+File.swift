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
    let surprise: NodeSurprise?
    do {
      let parser = try Parser(yaml: yaml, resolver: .basic, encoding: .utf8)
      root = try parser.singleRoot()
      // Nodes hold their anchors weakly: they are there while the parser is.
      surprise = withExtendedLifetime(parser) { root?.firstSurprise }
    } catch {
      throw PlanProblem(error, file: file)
    }
    if let surprise {
      throw PlanProblem(place: "\(file):\(surprise.line)", problem: surprise.problem, accepted: surprise.accepted)
    }
    guard let root, !WrittenValue(root).isNull else { return [:] }
    guard let top = root.mapping else { throw PlanProblem(noMappingIn: root, file: file) }
    guard let plan = top.first(where: { $0.key.text == "plan" })?.value else { return top }
    if let stray = top.first(where: { PlanKey.named($0.key.text) != nil })?.key {
      throw PlanProblem(
        place: "\(file):\(stray.line) \(stray.text)", problem: "it stands beside “plan”, in which the plan is",
        accepted: "all keys in “plan”, or none")
    }
    guard let mapping = plan.mapping else { throw PlanProblem(noMappingIn: plan, file: file) }
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

extension PlanProblem {
  /// Something else stands where keys and their values should.
  fileprivate init(noMappingIn node: Node, file: String) {
    self.init(
      place: "\(file):\(node.line)", problem: "not a mapping of keys to values", accepted: "lines such as “concurrency: 4”")
  }

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

internal import StrictYAML
package import Vocabulary

extension Scenario {
  /// The shipped scenario of this name, or that in the file at this path: what holds a `/` or ends in `.yaml` is a path.
  ///
  /// - Throws: all that is wrong with it.
  package init(named name: String) throws(PlanProblems) {
    if let shipped = Scenario.shipped.first(where: { $0.name == name }) {
      self = try Scenario(yaml: shipped.yaml, file: name)
      return
    }
    let isPath = name.contains("/") || name.hasSuffix(".yaml") || name.hasSuffix(".yml")
    let yaml: String
    do throws(UnreadableFile) {
      guard isPath else { throw UnreadableFile(path: name, reason: "there is no scenario of this name") }
      yaml = try text(ofFile: name, limit: Document.sizeLimit)
    } catch {
      let likely = name.nearest(in: Scenario.shipped.map(\.name)).map { "“\($0)”, another" } ?? "one"
      throw PlanProblems([
        PlanProblem(
          place: "--scenario", value: name, problem: error.reason,
          accepted: "\(likely) of those that `prony mock --help` names, or the path of a file (./\(name).yaml)")
      ])
    }
    self = try Scenario(yaml: yaml, file: name)
  }

  /// The scenario that `yaml` tells; its problems are placed in `file`.
  package init(yaml: String, file: String) throws(PlanProblems) {
    self.init()
    let document = try Document(yaml: yaml, file: file)
    var reader = ScenarioReader(findings: DocumentFindings(file: file))
    let top = reader.section(
      document, at: "",
      known: ["ttft", "itl", "itl_jitter", "tokens", "role", "max_streams", "request_window", "faults"])
    timeToFirstToken = reader.time("ttft", of: top, upTo: MockOptions.longestWait) ?? timeToFirstToken
    interTokenLatency = reader.time("itl", of: top, upTo: MockOptions.longestWait) ?? interTokenLatency
    interTokenJitter = reader.time("itl_jitter", of: top, upTo: MockOptions.longestWait) ?? interTokenJitter
    tokens = reader.number("tokens", of: top, in: 0...MockOptions.longestReply) ?? tokens
    roleChunk = reader.choice("role", of: top, among: RoleChunk.self) ?? roleChunk
    maxStreams = reader.number("max_streams", of: top, in: 1...1_000_000) ?? maxStreams
    requestWindow = reader.number("request_window", of: top, in: 0...(1 << 31 - 1))
    for (index, item) in reader.list("faults", of: top, accepted: "a list of faults").enumerated() {
      faults.append(reader.rule(item, at: "faults[\(index)]"))
    }
    if !reader.problems.isEmpty { throw PlanProblems(reader.problems) }
  }
}

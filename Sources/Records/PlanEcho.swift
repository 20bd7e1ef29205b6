package import Vocabulary

/// What `plan.json` holds: what a run was told, and the clock that its instants are counted on.
package struct PlanEcho: Sendable, Equatable {
  /// The layout of the file; others are refused.
  private static let schemaVersion = 1

  /// Version of the Prony that ran it.
  package var pronyVersion: String
  /// The run's clock.
  package var clock: RunClock
  /// When the run started, ISO 8601 in UTC.
  package var startedAt: String
  /// The plan, key by key; no secrets.
  package var plan: [JSONValue.Member]

  /// An echo of `plan`.
  package init(pronyVersion: String, clock: RunClock, startedAt: String, plan: [JSONValue.Member]) {
    self.pronyVersion = pronyVersion
    self.clock = clock
    self.startedAt = startedAt
    self.plan = plan
  }

  /// The echo that `json` spells; `nil` of anything else.
  init?(_ json: JSONText) {
    guard json["schema_version"]?.integer == PlanEcho.schemaVersion, let version = json["prony_version"]?.string,
      let clock = json["clock"], let origin = clock["monotonic_origin_ns"]?.integer,
      let startedAt = clock["started_at"]?.string,
      let plan = json["plan"], case .object(let entries) = JSONValue(plan)
    else { return nil }
    pronyVersion = version
    self.clock = RunClock(originNanoseconds: Int64(origin))
    self.startedAt = startedAt
    self.plan = entries
  }

  var json: JSONValue {
    [
      "schema_version": .integer(PlanEcho.schemaVersion),
      "prony_version": .text(pronyVersion),
      "clock": ["monotonic_origin_ns": .integer(Int(clock.originNanoseconds)), "started_at": .text(startedAt)],
      "plan": .object(plan),
    ]
  }
}

extension RunFolder {
  /// Writes `plan.json`.
  package func write(_ echo: PlanEcho) throws(RecordsError) { try write(echo.json.prettyText() + "\n", to: RunFolder.planFile) }

  /// Reads `plan.json`.
  package func planEcho() throws(RecordsError) -> PlanEcho {
    let path = path(of: RunFolder.planFile)
    let text = try WholeFile.read(path)
    let json: JSONText
    do { json = try JSONText(text) } catch {
      let (line, column) = error.position(in: text)
      throw .garbled(path: path, line: line, problem: "\(error.problem) at byte \(column)")
    }
    guard let echo = PlanEcho(json) else {
      throw .garbled(path: path, line: 1, problem: "not a plan as this version of Prony writes it")
    }
    return echo
  }
}

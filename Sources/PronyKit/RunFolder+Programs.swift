internal import Records
internal import Vocabulary

/// What became of the programs in replies: a line for each.
extension RunFolder {
  private static let programsFile = "programs.jsonl"

  /// The replies have been scored, and the programs in them run, if there were any.
  var hasPrograms: Bool { exists(RunFolder.programsFile) }

  /// Leaves `outcomes` in the folder, by the ids of the requests whose replies the programs were in.
  func write(_ outcomes: [(id: String, outcome: ProgramOutcome)]) throws(RecordsError) {
    try write(
      counted: outcomes.map { id, outcome in
        [
          "request_id": .text(id), "ending": .text(outcome.ending), "output": .text(outcome.output),
          "sandboxed": .bool(outcome.isSandboxed),
        ]
      }, to: RunFolder.programsFile)
  }

  /// Says that the replies have been scored, and that there were no programs in them.
  func writeNoPrograms() throws(RecordsError) { try write(counted: [], to: RunFolder.programsFile) }

  /// What became of the program in a reply, by the request's id; empty where none was run.
  func programs() throws(PronyError) -> [String: ProgramOutcome] {
    guard hasPrograms else { return [:] }
    let outcomes = try countedLines(of: RunFolder.programsFile, "what became of a program") {
      (json) -> (String, ProgramOutcome)? in
      guard let id = json["request_id"]?.string, let ending = json["ending"]?.string else { return nil }
      let outcome = ProgramOutcome(
        ending: ending, output: json["output"]?.string ?? "", isSandboxed: json["sandboxed"]?.text != "false")
      return (id, outcome)
    }
    return Dictionary(outcomes) { $1 }
  }
}

internal import Records
internal import Vocabulary

/// What became of the programs in replies: a line for each.
extension RunFolder {
  private static let programsFile = "programs.jsonl"

  /// The replies have been scored, and the programs in them run, if there were any.
  var hasPrograms: Bool { exists(RunFolder.programsFile) }

  /// Leaves `outcomes` in the folder, by the ids of the requests whose replies the programs were in.
  func write(_ outcomes: [(id: String, outcome: ProgramOutcome)]) throws(RecordsError) {
    let lines = outcomes.map { id, outcome in
      let json: JSONValue = [
        "request_id": .text(id), "ending": .text(outcome.ending), "output": .text(outcome.output),
        "sandboxed": .bool(outcome.isSandboxed),
      ]
      return json.compactText + "\n"
    }
    try write(lines.joined(), to: RunFolder.programsFile)
  }

  /// What became of the program in a reply, by the request's id; empty where none was run.
  func programs() throws(PronyError) -> [String: ProgramOutcome] {
    guard hasPrograms else { return [:] }
    let lines: String
    do throws(UnreadableFile) { lines = try text(ofFile: path(of: RunFolder.programsFile), limit: 1 << 30) } catch {
      throw PronyError(error)
    }
    var outcomes: [String: ProgramOutcome] = [:]
    for line in lines.split(separator: "\n") {
      guard let json = try? JSONText(String(line)), let id = json["request_id"]?.string, let ending = json["ending"]?.string
      else {
        throw .files("\(path(of: RunFolder.programsFile).escapedForDisplay()): a line is no outcome of a program")
      }
      outcomes[id] = ProgramOutcome(
        ending: ending, output: json["output"]?.string ?? "", isSandboxed: json["sandboxed"]?.text != "false")
    }
    return outcomes
  }
}

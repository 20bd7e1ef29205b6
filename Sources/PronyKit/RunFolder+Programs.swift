internal import Records
internal import Vocabulary

/// What became of the programs in replies.
extension RunFolder {
  static let programsFile = "programs.jsonl"

  /// Whether the program in a reply passed its tests, by the request's id; empty where none was run.
  func programs() throws(PronyError) -> [String: Bool] {
    guard exists(RunFolder.programsFile) else { return [:] }
    let lines: String
    do throws(UnreadableFile) { lines = try text(ofFile: path(of: RunFolder.programsFile), limit: 1 << 30) } catch {
      throw PronyError(error)
    }
    var passed: [String: Bool] = [:]
    for line in lines.split(separator: "\n") {
      guard let json = try? JSONText(String(line)), let id = json["request_id"]?.string, let ending = json["ending"]?.string
      else {
        throw .files("\(path(of: RunFolder.programsFile).escapedForDisplay()): a line is no outcome of a program")
      }
      passed[id] = ending == "completed"
    }
    return passed
  }
}

internal import Glibc
internal import Vocabulary

/// A user's own definition on disk.
enum DefinitionFile {
  /// The text of the file at `path`, read only as far as a definition may be long.
  static func text(at path: String) throws(PlanProblems) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw unreadable(path, String(cString: strerror(errno))) }
    defer { close(descriptor) }
    var text: [UInt8] = []
    while text.count <= Document.sizeLimit {
      var piece = [UInt8](repeating: 0, count: 64 << 10)
      let count = read(descriptor, &piece, piece.count)
      guard count >= 0 else { throw unreadable(path, String(cString: strerror(errno))) }
      if count == 0 { break }
      text += piece[..<count]
    }
    guard let text = String(validating: text, as: UTF8.self) else { throw unreadable(path, "not UTF-8") }
    return text
  }

  private static func unreadable(_ path: String, _ reason: String) -> PlanProblems {
    PlanProblems([
      PlanProblem(
        place: "--protocol", value: path, problem: "cannot be read: \(reason)", accepted: "the path of a definition in YAML")
    ])
  }
}

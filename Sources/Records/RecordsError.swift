internal import Glibc
internal import Vocabulary

/// What can go wrong with a run's files.
package enum RecordsError: Error, Equatable, CustomStringConvertible {
  /// The system refused to do something with a file.
  case refused(_ action: String, path: String, reason: String)
  /// A file does not say what it should; `line` counts from 1.
  case garbled(path: String, line: Int, problem: String)
  /// The folder holds no run.
  case notARun(path: String)

  package var description: String {
    switch self {
    case .refused(let action, let path, let reason): "cannot \(action) \(path.escapedForDisplay()): \(reason)"
    case .garbled(let path, let line, let problem):
      "\(path.escapedForDisplay()):\(line): \(problem); the file was changed or damaged after it was written"
    case .notARun(let path):
      "\(path.escapedForDisplay()) is not a run: it has no plan.json; name the folder that a run has left, as runs/<time>-<name>"
    }
  }

  /// What the system means by `code`, an `errno`, and what can be done about it; by itself that of the call that has just failed.
  static func refusal(_ action: String, _ path: String, code: Int32 = errno) -> RecordsError {
    let advice =
      switch code {
      case ENOSPC, EDQUOT: "; make room, or choose a folder on another disk"
      case EACCES, EPERM, EROFS: action == "read" ? "" : "; choose a folder in which you may write"
      default: ""
      }
    return .refused(action, path: path, reason: String(cString: strerror(code)) + advice)
  }
}

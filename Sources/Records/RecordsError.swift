internal import Glibc
internal import Vocabulary

/// What can go wrong with a run's files.
package enum RecordsError: Error, Equatable, CustomStringConvertible {
  /// The system refused; `code` is its `errno`.
  case refused(_ action: String, path: String, code: Int32)
  /// A file does not say what it should; `line` counts from 1.
  case garbled(path: String, line: Int, problem: String)
  /// The folder holds no run.
  case notARun(path: String)

  package var description: String {
    switch self {
    case .refused(let action, let path, let code):
      "cannot \(action) \(path.escapedForDisplay()): \(String(cString: strerror(code)))\(RecordsError.advice(on: code))"
    case .garbled(let path, let line, let problem):
      "\(path.escapedForDisplay()):\(line): \(problem); the file was changed or damaged after it was written"
    case .notARun(let path):
      "\(path.escapedForDisplay()) is not a run: it has no plan.json; name a folder that `prony perf` has written"
    }
  }

  /// What the user can do about it.
  private static func advice(on code: Int32) -> String {
    switch code {
    case ENOSPC, EDQUOT: "; make room, or choose a folder on another disk"
    case EACCES, EPERM, EROFS: "; choose a folder in which you may write"
    default: ""
    }
  }

  /// What `errno` says of the call that has just failed.
  static func lastRefusal(_ action: String, _ path: String) -> RecordsError { .refused(action, path: path, code: errno) }
}

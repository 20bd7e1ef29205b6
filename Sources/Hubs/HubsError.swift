package import Vocabulary

/// Why rows could not be fetched.
package enum HubsError: Error, Sendable, CustomStringConvertible {
  /// The user has to mend something: all of it.
  case problems(PlanProblems)
  /// A hub could not be reached, or did not give what it should.
  case hub(url: String, reason: String)
  /// A file could not be read or written.
  case file(path: String, reason: String)
  /// This machine refused something else.
  case machine(String)

  /// What happened, where, and what to do next.
  package var description: String {
    switch self {
    case .problems(let problems): problems.description
    case .hub(let url, let reason): "cannot fetch \(url.escapedForDisplay(limit: 400)): \(reason)"
    case .file(let path, let reason): "\(path.escapedForDisplay()): \(reason)"
    case .machine(let what): what
    }
  }
}

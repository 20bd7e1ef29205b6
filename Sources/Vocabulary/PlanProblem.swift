/// Something in a plan that the user has to mend.
///
/// All problems of a plan are shown at once.
public struct PlanProblem: Sendable, Hashable, Error {
  /// Where it stands: the flag (`--concurrency`), or the file and line (`plan.yaml:3 concurrency`).
  public var place: String
  /// The value that was given; `nil` when something is missing.
  public var value: String?
  /// What is wrong with it.
  public var problem: String
  /// What would be accepted.
  public var accepted: String

  /// A problem with these parts.
  public init(place: String, value: String? = nil, problem: String, accepted: String) {
    self.place = place
    self.value = value
    self.problem = problem
    self.accepted = accepted
  }
}

/// All that is wrong with a plan; never empty.
public struct PlanProblems: Sendable, Equatable, Error, CustomStringConvertible {
  /// The problems, in the order in which they were found.
  public var problems: [PlanProblem]

  /// The given problems.
  public init(_ problems: [PlanProblem]) { self.problems = problems }

  /// A heading, and a line for each problem.
  public var description: String { listed(as: "the plan") }

  /// A heading that says of what these are the problems, and a line for each.
  package func listed(as subject: String) -> String {
    let heading = problems.count == 1 ? "a problem with \(subject):" : "\(problems.count) problems with \(subject):"
    let lines = problems.map { problem in
      let given = problem.value.map { " “\($0.escapedForDisplay(limit: 120))”" } ?? ""
      return "  " + "\(problem.place)\(given): \(problem.problem); accepted: \(problem.accepted)".escapedForDisplay()
    }
    return ([heading] + lines).joined(separator: "\n")
  }
}

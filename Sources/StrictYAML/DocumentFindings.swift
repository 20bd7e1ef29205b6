package import Vocabulary

/// What is wrong with a document, as far as it was read.
package struct DocumentFindings: Sendable {
  private let file: String
  private var found: [(line: Int, problem: PlanProblem)] = []
  private var known: Set<PlanProblem> = []

  /// Nothing found yet in `file`, as problems shall call it.
  package init(file: String) { self.file = file }

  /// All that was found, in the order of lines.
  package var problems: [PlanProblem] { found.enumerated().sorted { ($0.1.line, $0.0) < ($1.1.line, $1.0) }.map(\.1.problem) }

  /// Adds a problem with what stands at `place` in `line`, once.
  mutating func add(_ line: Int, _ place: String, value: String?, _ problem: String, accepted: String) {
    let key = place.isEmpty ? "" : " \(place)"
    let problem = PlanProblem(place: "\(file):\(line)\(key)", value: value, problem: problem, accepted: accepted)
    if known.insert(problem).inserted { found.append((line, problem)) }
  }
}

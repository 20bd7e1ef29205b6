/// A row that does not fit its task, and why; the reading goes on.
package struct RowProblem: Sendable, Equatable {
  /// The file.
  package var file: String
  /// The line, from 1; `nil` where only the row's number is known, which then begins the reason.
  package var line: Int?
  /// What is wrong, as the end of a sentence.
  package var reason: String
}

extension RowProblem: CustomStringConvertible {
  /// File, line and reason on one line.
  package var description: String { "\(file)\(line.map { ":\($0)" } ?? ""): \(reason)" }
}

/// A row of a task, in the task's own fields.
package struct TaskRow: Sendable, Equatable {
  /// Choices, and which of them are right.
  package struct Choices: Sendable, Equatable {
    /// Their texts, in order.
    package var texts: [String]
    /// The places of the right ones, in order.
    package var right: [Int]
  }

  /// The texts, and values as JSON, by field.
  package var texts: [String: String] = [:]
  /// The lists of texts, by field.
  package var lists: [String: [String]] = [:]
  /// The choices, by field.
  package var choices: [String: Choices] = [:]
  /// The file it was read from.
  package var file: String
  /// Its line there, where it has one.
  package var line: Int?

  /// What the row calls itself, if it does.
  var id: String? { texts["id"].flatMap { $0.isEmpty ? nil : $0 } }
}

/// What a step gives that does not find what it looks for.
package enum Otherwise: String, Sendable, CaseIterable {
  /// There is no answer.
  case noAnswer = "no_answer"
  /// The text as it was.
  case keep
}

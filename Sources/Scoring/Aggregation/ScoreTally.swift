/// The scores of a set of rows over both denominators: all rows, of which those without an answer score 0, and the answered ones alone.
///
/// Tools differ in which they print, and the difference is the model's habit of not answering, or the endpoint's of failing: lm-eval
/// scores an answer it did not find as wrong, evalscope drops a request that failed.
package struct ScoreTally: Sendable, Equatable {
  /// Over all rows.
  package private(set) var all = MeanScore()
  /// Over those with an answer.
  package private(set) var answered = MeanScore()
  /// How many rows have no answer, by reason.
  package private(set) var unanswered: [NoAnswer: Int] = [:]
  /// How many rows have no score, and are in no mean.
  ///
  /// They have an answer to a question without a right one, or hold a program that was not run.
  package private(set) var unscored = 0

  /// The scores of no row.
  package init() {}

  /// Adds a row.
  package mutating func add(_ grade: Grade) {
    switch (grade.answer, grade.score) {
    case (.failure(let reason), _):
      unanswered[reason, default: 0] += 1
      all.add(0)
    case (.success, let score?):
      all.add(score)
      answered.add(score)
    case (.success, nil): unscored += 1
    }
  }
}

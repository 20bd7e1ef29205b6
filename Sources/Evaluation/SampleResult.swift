internal import Scoring

/// What became of one sample, by the first metric of its task.
package struct SampleResult: Sendable, Equatable {
  /// The answer that was found; `nil` for none.
  package let answer: String?
  /// What it is worth, 0 without an answer; `nil` where it could not be scored.
  package let score: Double?
  /// The whole reply; `nil` without one, and where likelihoods were asked for.
  package let reply: String?

  init(_ grade: Grade, reply: String?) {
    answer = try? grade.answer.get()
    if case .failure = grade.answer { score = 0 } else { score = grade.score }
    self.reply = reply
  }

  /// It is right or wrong.
  var isBinary: Bool { score == 0 || score == 1 }
}

/// Grades replies: the way from a reply to its answer, and the comparison of that with the right ones.
///
/// The right answers may need a way of their own, as GSM8K's, which end worked solutions. It holds compiled patterns, so it stays with
/// one task.
package struct Grader {
  private let extraction: Extraction
  private let targetExtraction: Extraction
  private let scoring: AnswerScoring

  /// Grades by these steps and this scorer.
  ///
  /// - Throws: what is wrong with the first pattern that is none.
  package init(
    extract: [ExtractionStep], extractTargets: [ExtractionStep] = [], scorer: Scorer
  ) throws(PatternProblem) {
    extraction = try Extraction(extract)
    targetExtraction = try Extraction(extractTargets)
    scoring = try AnswerScoring(scorer)
  }

  /// What `reply` is worth as an answer to a question with these right answers and, if any, these choices.
  package func grade(_ reply: String, targets: [String], choices: [String] = []) -> Grade {
    let answer = extraction.answer(in: reply, choices: choices)
    guard case .success(let text) = answer else { return Grade(answer: answer, score: nil) }
    let right = targets.compactMap { try? targetExtraction.answer(in: $0, choices: choices).get() }
    do throws(NoAnswer) { return Grade(answer: answer, score: try scoring.score(of: text, targets: right)) } catch {
      return Grade(answer: .failure(error), score: nil)
    }
  }
}

/// What became of one reply.
package struct Grade: Sendable, Equatable {
  /// The answer in it, or why there is none.
  package var answer: Result<String, NoAnswer>
  /// What it is worth; `nil` without an answer, and for a question without a right answer.
  package var score: Double?

  /// The grade of a reply with this answer and score.
  package init(answer: Result<String, NoAnswer>, score: Double?) {
    self.answer = answer
    self.score = score
  }
}

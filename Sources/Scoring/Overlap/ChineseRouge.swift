/// ROUGE as rouge-chinese 1.0.3 counts it, on words that somebody has cut; which llmuses and evalscope report for free answers.
///
/// Runs of words count once, however often they occur, and F has a grain in it:
///
///     F = 2·P·R / (P + R + 10⁻⁸)
///
/// ROUGE-L is that of the whole text, words counted as often as they occur. An empty text has no score: rouge-chinese refuses it. What
/// it cuts at `。！？?` inside a word, where more follows, is left whole here.
struct ChineseRouge {
  private let kind: Rouge.Kind

  init(_ kind: Rouge.Kind) { self.kind = kind }

  /// The score of the words `answer` against those of `reference`.
  func scores(of answer: [String], reference: [String]) -> RougeScore? {
    guard !answer.isEmpty, !reference.isEmpty else { return nil }
    var numbers = TokenNumbers()
    let answer = numbers.numbers(of: answer)
    let reference = numbers.numbers(of: reference)
    guard case .runs(let length) = kind else {
      let common = CommonSubsequence.length(answer, reference)
      return score(common: common, answer: answer.count, reference: reference.count)
    }
    let runs = TokenRuns([answer, reference], length: length)
    let (ofAnswer, ofReference) = (Set(runs.lists[0]), Set(runs.lists[1]))
    return score(
      common: ofAnswer.intersection(ofReference).count, answer: ofAnswer.count, reference: ofReference.count)
  }

  private func score(common: Int, answer: Int, reference: Int) -> RougeScore {
    var score = RougeScore(common: common, answer: answer, reference: reference)
    score.fMeasure = 2 * (score.precision * score.recall / (score.precision + score.recall + 1e-8))
    return score
  }
}

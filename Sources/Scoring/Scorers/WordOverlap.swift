/// How many words an answer and a right one have in common, each as often as both have it.
///
///     P = common / words of the answer      R = common / words of the right one      F1 = 2·P·R / (P + R)
///
/// 0 where nothing is in common, also where neither has a word: SQuAD's and TriviaQA's scripts give 0 there, though an exact match is 1.
/// Over several right answers the largest counts; averaged over questions it is SQuAD's F1, in 0…1 instead of per cent.
///
/// Source: Rajpurkar et al., “SQuAD: 100,000+ Questions for Machine Comprehension of Text”, 2016; `evaluate-v1.1.py`.
package struct WordOverlap: Sendable, Equatable {
  /// Words in common.
  package var common: Int
  /// Words of the answer, and of the right one.
  package var answer, target: Int

  /// The overlap of two lists of words.
  package init(_ answer: [String], _ target: [String]) {
    var counts: [String: Int] = [:]
    for word in target { counts[word, default: 0] += 1 }
    common = 0
    for word in answer {
      guard let count = counts[word], count > 0 else { continue }
      counts[word] = count - 1
      common += 1
    }
    self.answer = answer.count
    self.target = target.count
  }

  /// The harmonic mean of precision and recall.
  package var f1: Double { RougeScore(common: common, answer: answer, reference: target).fMeasure }
}

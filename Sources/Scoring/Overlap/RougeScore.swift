/// Precision, recall and F of one comparison.
package struct RougeScore: Sendable, Equatable {
  /// The share of the answer that is in the reference.
  package var precision: Double
  /// The share of the reference that is in the answer.
  package var recall: Double
  /// Their harmonic mean.
  package var fMeasure: Double

  /// The score where `common` is in both, of so much in each; all 0 where one is empty.
  init(common: Int, answer: Int, reference: Int) {
    precision = Double(common) / Double(max(answer, 1))
    recall = Double(common) / Double(max(reference, 1))
    fMeasure = precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0
  }

  /// The score of the union of longest common subsequences of each line of the reference with all of the answer.
  ///
  /// A word counts no oftener than either text has it.
  init(lines answer: [[Int]], reference: [[Int]]) {
    var (left, right): ([Int: Int], [Int: Int]) = ([:], [:])
    for token in answer.joined() { left[token, default: 0] += 1 }
    for token in reference.joined() { right[token, default: 0] += 1 }
    var common = 0
    for line in reference {
      var isCommon = [Bool](repeating: false, count: line.count)
      for other in answer {
        for index in CommonSubsequence.indices(of: line, with: other) { isCommon[index] = true }
      }
      for (token, isCommon) in zip(line, isCommon) where isCommon {
        guard let ofLeft = left[token], ofLeft > 0, let ofRight = right[token], ofRight > 0 else { continue }
        left[token] = ofLeft - 1
        right[token] = ofRight - 1
        common += 1
      }
    }
    self.init(common: common, answer: answer.joined().count, reference: reference.joined().count)
  }

  init(precision: Double, recall: Double, fMeasure: Double) {
    self.precision = precision
    self.recall = recall
    self.fMeasure = fMeasure
  }
}

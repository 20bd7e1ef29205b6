/// What BLEU is computed of: runs of tokens in common, and lengths, summed over answers.
///
/// Of each answer the runs of 1 to 4 tokens are counted that are in a reference, each at most as often as the reference that has it most
/// often. The reference's length is that of the one nearest in length to the answer, of two the shorter.
package struct BLEUCounts: Sendable, Equatable {
  /// For each length of run how many are in a reference.
  package var common: [Int]
  /// For each length of run how many there are.
  package var total: [Int]
  /// Tokens of the answers.
  package var length: Int
  /// Tokens of the references nearest to them.
  package var referenceLength: Int

  /// The longest runs.
  static let longestRun = 4

  /// Nothing.
  package init() {
    common = [Int](repeating: 0, count: BLEUCounts.longestRun)
    total = common
    length = 0
    referenceLength = 0
  }

  /// The counts of one answer of these tokens against references of those; there is one at least.
  init(_ answer: [String], references: [[String]]) {
    self.init()
    length = answer.count
    let length = length
    referenceLength = references.map(\.count).min { (abs($0 - length), $0) < (abs($1 - length), $1) } ?? 0
    var numbers = TokenNumbers()
    var runs = TokenRuns(([answer] + references).map { numbers.numbers(of: $0) })
    for index in 0..<BLEUCounts.longestRun {
      if index > 0 { runs.lengthen() }
      let counts = runs.counts(0)
      var most = [Int](repeating: 0, count: counts.count)
      for reference in references.indices {
        for (number, count) in runs.counts(reference + 1).enumerated() { most[number] = max(most[number], count) }
      }
      common[index] = zip(counts, most).reduce(0) { $0 + min($1.0, $1.1) }
      total[index] = runs.lists[0].count
    }
  }

  /// The counts of several answers together.
  package static func += (counts: inout BLEUCounts, other: BLEUCounts) {
    for index in counts.common.indices {
      counts.common[index] += other.common[index]
      counts.total[index] += other.total[index]
    }
    counts.length += other.length
    counts.referenceLength += other.referenceLength
  }
}

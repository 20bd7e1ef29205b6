internal import Scoring
internal import Tasks
internal import Vocabulary

/// How surprised the model was by the samples' texts so far, over all of them and over each subset.
struct PerplexityScores {
  private var subsets: [String: (sum: Perplexity, count: Int)] = [:]
  private var whole = Perplexity()
  private var count = 0

  /// Adds the logarithm of the likelihood of the text of `sample`.
  mutating func add(_ logarithm: Double, of sample: Sample) {
    let text = sample.continuations[0]
    let (words, bytes) = (Perplexity.words(in: text), text.utf8.count)
    whole.add(logarithm: logarithm, words: words, bytes: bytes)
    subsets[sample.subset, default: (Perplexity(), 0)].sum.add(logarithm: logarithm, words: words, bytes: bytes)
    subsets[sample.subset, default: (Perplexity(), 0)].count += 1
    count += 1
  }

  /// The entry of a report for the metric `name`.
  func entry(_ name: String, per unit: TaskMetric.PerplexityUnit) -> ScoreEntry {
    var entry = ScoreEntry(name, count: count)
    entry.value = whole.value(per: unit)
    entry.answeredValue = entry.value
    return entry
  }

  /// The value of one subset, and its texts.
  func value(of subset: String, per unit: TaskMetric.PerplexityUnit) -> (value: Double?, count: Int) {
    subsets[subset].map { ($0.sum.value(per: unit), $0.count) } ?? (nil, 0)
  }
}

extension Perplexity {
  fileprivate func value(per unit: TaskMetric.PerplexityUnit) -> Double? {
    switch unit {
    case .text: perText
    case .word: perWord
    case .byte: perByte
    case .bitsPerByte: bitsPerByte
    }
  }
}

internal import Scoring
internal import Tasks
internal import Vocabulary

/// What one metric has come to so far, over all samples and over each subset.
struct MetricScores {
  private let name: String
  /// What the best reply is given.
  private let best: Double
  private var tally = ScoreTally()
  private var subsets: [String: MeanScore] = [:]
  /// The scores of a row's repetitions belong together.
  private var clustered = ClusteredError()
  /// By row, its grades in the order they came; kept only where rows are asked repeatedly.
  private var repetitions: [String: [Grade]] = [:]
  private let repeats: Int
  private var isBinary = true

  /// The scores of `metric`, of rows that are asked `repeats` times each.
  init(_ metric: TaskMetric, repeats: Int) {
    name = metric.name
    best = metric.best
    self.repeats = repeats
  }

  /// Adds the grade of `sample`.
  mutating func add(_ grade: Grade, of sample: Sample) {
    tally.add(grade)
    let score: Double
    switch (grade.answer, grade.score) {
    case (.failure, _): score = 0
    case (.success, let known?): score = known
    case (.success, nil): return
    }
    isBinary = isBinary && (score == 0 || score == best)
    subsets[sample.subset, default: MeanScore()].add(score)
    guard repeats > 1 else { return }
    let row = "\(sample.subset)/\(sample.id)"
    clustered.add(score, cluster: row)
    repetitions[row, default: []].append(grade)
  }

  /// How many samples have an answer that could not be scored.
  var unscored: Int { tally.unscored }

  /// Why samples have no answer.
  var unanswered: [NoAnswer: Int] { tally.unanswered }

  /// The mean over the subsets named `ids`, each sample counting once.
  func mean(of ids: some Sequence<String>) -> (value: Double?, count: Int) {
    let parts = parts(of: ids)
    return (SubsetScores(parts).micro, parts.reduce(0) { $0 + $1.count })
  }

  /// The entries of a report: the score itself, and of rows that were asked repeatedly what their replies come to together.
  func entries(_ aggregation: TaskSetting.Aggregation, subsets ids: [String]) -> [ScoreEntry] {
    var entry = ScoreEntry(name, count: tally.all.count)
    let parts = SubsetScores(parts(of: ids))
    entry.value = aggregation == .macro ? parts.macro : parts.micro
    entry.standardError =
      aggregation == .macro
      ? parts.macroStandardError : parts.subsets.count > 1 ? parts.microStandardError : tally.all.standardError
    entry.answeredValue = tally.answered.mean
    entry.interval = interval(of: entry, aggregation)
    return [entry] + (repeats > 1 ? repeatedEntries : [])
  }

  private func parts(of ids: some Sequence<String>) -> [SubsetScores.Subset] {
    ids.compactMap { id in
      guard let part = subsets[id], let mean = part.mean else { return nil }
      return SubsetScores.Subset(score: mean, count: part.count, standardError: part.standardError)
    }
  }

  private func interval(of entry: ScoreEntry, _ aggregation: TaskSetting.Aggregation) -> ClosedRange<Double>? {
    guard let value = entry.value else { return nil }
    if isBinary, repeats == 1, aggregation != .macro { return interval(around: value, nil, count: entry.count) }
    let isClustered = repeats > 1 && aggregation != .macro
    return interval(
      around: value, isClustered ? clustered.value : entry.standardError,
      count: isClustered ? clustered.clusterCount : entry.count)
  }

  /// The interval for a mean of `count` scores up to `best`; without an error of its own it is that of shares.
  private func interval(around value: Double?, _ standardError: Double?, count: Int) -> ClosedRange<Double>? {
    guard let value else { return nil }
    return WilsonInterval(mean: value / best, standardError: standardError.map { $0 / best }, count: count).map {
      ($0.low * best)...($0.high * best)
    }
  }

  /// pass@k, pass^k and vote@k for the powers of two up to the number of repetitions, and for that number.
  private var repeatedEntries: [ScoreEntry] {
    guard isBinary, best == 1 else { return [] }
    let powers = (0...10).map { 1 << $0 }.filter { $0 > 1 && $0 < repeats } + [repeats]
    let rows = repetitions.values
    return powers.flatMap { k in
      [
        ("pass@\(k)", rows.compactMap { RepeatedSamples.passAtK(samples: $0.count, correct: $0.rightCount, k: k) }),
        ("pass^\(k)", rows.compactMap { RepeatedSamples.passHatK(samples: $0.count, correct: $0.rightCount, k: k) }),
        ("vote@\(k)", rows.compactMap { RepeatedSamples.voteAtK($0, k: k) }),
      ].map { word, values in
        let mean = MeanScore(values.sorted())
        var entry = ScoreEntry("\(name) \(word)", count: mean.count)
        entry.value = mean.mean
        entry.standardError = mean.standardError
        entry.interval = interval(around: mean.mean, mean.standardError, count: mean.count)
        return entry
      }
    }
  }
}

extension [Grade] {
  fileprivate var rightCount: Int { count { $0.score == 1 } }
}

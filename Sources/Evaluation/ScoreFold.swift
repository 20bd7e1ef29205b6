internal import Scoring
package import Tasks
package import Vocabulary

/// Scores the replies of one point, record after record: a pure function of samples, records and what became of code that was run.
package struct ScoreFold {
  private let samples: TaskSamples
  private let origins: [(sample: Int, continuation: Int)]
  private let graders: [MetricGrader]
  /// Whether the code in a reply passed its tests, by the request's id; empty where none was run.
  private let passed: [String: Bool]
  private var scores: [MetricScores]
  private var perplexity = PerplexityScores()
  /// By sample, the logarithms of its continuations' likelihoods, as far as they have come.
  private var logarithms: [Int: Weighed] = [:]
  private var asked = 0
  private var cut = 0
  /// By sample, what became of it by the first metric.
  package private(set) var results: [Int: SampleResult] = [:]

  /// The continuations of one sample.
  private struct Weighed {
    var values: [Double?]
    var missing: Int
  }

  /// Scores replies to `samples`; `passed` says of code that was run, by the request's id, whether it passed its tests.
  ///
  /// - Throws: what is wrong with a pattern of the task's file.
  package init(_ samples: TaskSamples, passed: [String: Bool] = [:]) throws(PlanProblems) {
    self.samples = samples
    self.passed = passed
    origins = samples.origins
    let repeats = 1 + (samples.samples.map(\.repetition).max() ?? 0)
    do throws(PatternProblem) {
      graders = try samples.setting.metrics.map { metric throws(PatternProblem) in try MetricGrader(metric, of: samples.setting)
      }
    } catch {
      throw PlanProblems([PlanProblem(place: samples.task.id, problem: "\(error)", accepted: "another pattern")])
    }
    scores = graders.map { MetricScores($0.name, repeats: repeats) }
  }

  /// Adds what became of a request; those of the warm-up and those that we ended or never sent do not count.
  package mutating func add(_ record: RequestRecord) {
    guard !record.isWarmUp, origins.indices.contains(record.promptIndex) else { return }
    let isThere: Bool
    switch record.outcome {
    case .succeeded: isThere = true
    case .failed: isThere = false
    case .cancelled, .dropped: return
    }
    let (index, continuation) = origins[record.promptIndex]
    if samples.setting.method == .generate {
      if record.wasCut { cut += 1 }
      add(isThere ? record : nil, id: record.requestID, toSample: index)
    } else {
      add(isThere ? record.likelihood?.logprob : nil, of: continuation, toSample: index)
    }
  }

  /// A reply to the sample at `index`; `nil` where its request failed.
  private mutating func add(_ reply: RequestRecord?, id: String, toSample index: Int) {
    let sample = samples.samples[index]
    let text = reply?.text ?? ""
    asked += 1
    for (position, grader) in graders.enumerated() {
      let grade: Grade =
        switch reply {
        case nil: Grade(answer: .failure(.noReply), score: nil)
        case let reply? where text.isEmpty && reply.hasReasoning: Grade(answer: .failure(.unfinishedThinking), score: nil)
        case _?: grader.grade(text, of: sample, passed: passed[id])
        }
      scores[position].add(grade, of: sample)
      if position == 0 { results[index] = SampleResult(grade, reply: reply == nil ? nil : text) }
    }
  }

  /// The likelihood of a continuation of the sample at `index`; `nil` where there is none.
  private mutating func add(_ logarithm: Double?, of continuation: Int, toSample index: Int) {
    let sample = samples.samples[index]
    var weighed =
      logarithms.removeValue(forKey: index)
      ?? Weighed(values: Array(repeating: nil, count: sample.continuations.count), missing: sample.continuations.count)
    weighed.values[continuation] = logarithm
    weighed.missing -= 1
    guard weighed.missing == 0 else {
      logarithms[index] = weighed
      return
    }
    asked += 1
    let values = weighed.values.compactMap(\.self)
    let isWhole = values.count == weighed.values.count
    if samples.setting.method == .perplexity {
      if isWhole { perplexity.add(values[0], of: sample) }
      return
    }
    for (position, grader) in graders.enumerated() {
      let grade = isWhole ? grader.grade(values, of: sample) : Grade(answer: .failure(.noReply), score: nil)
      scores[position].add(grade, of: sample)
      if position == 0 { results[index] = SampleResult(grade, reply: nil) }
    }
  }

  // MARK: The report

  /// What it came to; `first` is the fold of the sweep's first point, with which it is compared.
  package func report(against first: ScoreFold? = nil) -> ScoreReport {
    let setting = samples.setting
    var report = ScoreReport(
      task: samples.task.id, title: samples.task.title, setting: setting.name, split: setting.split,
      aggregation: setting.aggregation.rawValue)
    report.samples = samples.samples.count
    report.asked = asked
    report.cut = cut
    for (reason, count) in scores.first?.unanswered ?? [:] { report.unanswered[reason.rawValue] = count }
    report.notes = samples.notes
    report.problems = samples.problems.map(\.description)
    report.metrics = zip(setting.metrics, scores).flatMap { metric, scores in
      if case .perplexity(let unit) = metric.measure { return [perplexity.entry(metric.name, per: unit)] }
      return scores.entries(setting.aggregation, subsets: samples.subsets.map(\.id))
    }
    if samples.subsets.count > 1 {
      report.subsets = samples.subsets.map { row($0.title, of: [$0.id]) }
      let categories = samples.subsets.compactMap(\.category).uniqued
      report.categories = categories.map { category in
        row(category, of: samples.subsets.filter { $0.category == category }.map(\.id))
      }
    }
    if let first { report.comparison = comparison(with: first) }
    return report
  }

  private func row(_ name: String, of subsets: [String]) -> ScoreRow {
    let parts = zip(samples.setting.metrics, scores).map { metric, scores -> (value: Double?, count: Int) in
      guard case .perplexity(let unit) = metric.measure else { return scores.mean(of: subsets) }
      return subsets.count == 1 ? perplexity.value(of: subsets[0], per: unit) : (nil, 0)
    }
    return ScoreRow(name, count: parts.first?.count ?? 0, values: parts.map(\.value))
  }

  private func comparison(with first: ScoreFold) -> ScoreComparison? {
    var comparison = ScoreComparison()
    var test = McNemar()
    for (index, result) in results.sorted(by: { $0.key < $1.key }) {
      guard let other = first.results[index] else { continue }
      guard result.isBinary, other.isBinary else { return nil }
      comparison.common += 1
      test.add(first: other.score == 1, second: result.score == 1)
      if result.reply != other.reply { comparison.changedReplies += 1 }
      guard result.answer != other.answer else { continue }
      comparison.changedAnswers += 1
      let sample = samples.samples[index]
      if comparison.examples.count < 10 { comparison.examples.append("\(sample.subset)/\(sample.id)") }
    }
    comparison.onlyFirst = test.onlyFirst
    comparison.onlyThis = test.onlySecond
    comparison.probability = test.probability
    return comparison
  }
}

extension RequestRecord {
  /// The reply ended at the limit of tokens.
  fileprivate var wasCut: Bool { ["length", "max_tokens", "MAX_TOKENS"].contains(finishReason) }

  fileprivate var hasReasoning: Bool { arrivals.contains { $0.kind == .reasoning } }
}

extension [String] {
  /// Its elements, each where it stands first.
  fileprivate var uniqued: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}

internal import Scoring
package import Tasks
package import Vocabulary

/// Scores the replies of one point, record after record: a pure function of samples, records and what became of code that was run.
package struct ScoreFold {
  private let samples: TaskSamples
  private let origins: [(sample: Int, continuation: Int)]
  private let graders: [MetricGrader]
  /// What became of the program in a reply, by the request's id; empty where none was run.
  private let programs: [String: ProgramOutcome]
  private var scores: [MetricScores]
  private var perplexity = PerplexityScores()
  /// By sample, those of whose continuations not all have come.
  private var begun: [Int: Weighed] = [:]
  /// What became of the samples that count, in the order in which they ended.
  package private(set) var lines: [AnswerSheet.Line] = []

  /// A sample whose continuations are weighed.
  private struct Weighed {
    var line: AnswerSheet.Line
    var missing: Int
  }

  /// Scores replies to `samples`; `programs` says what became of those in them that were run, by the request's id.
  ///
  /// - Throws: what is wrong with a pattern of the task's file.
  package init(_ samples: TaskSamples, programs: [String: ProgramOutcome] = [:]) throws(PlanProblems) {
    self.samples = samples
    self.programs = programs
    origins = samples.origins
    let repeats = 1 + (samples.samples.map(\.repetition).max() ?? 0)
    do throws(PatternProblem) {
      graders = try samples.setting.metrics.map { metric throws(PatternProblem) in try MetricGrader(metric, of: samples.setting)
      }
    } catch {
      throw PlanProblems(error, in: samples.task)
    }
    scores = samples.setting.metrics.map { MetricScores($0, repeats: repeats) }
  }

  /// Adds what became of a request; those of the warm-up and those that we ended or never sent do not count.
  package mutating func add(_ record: RequestRecord) {
    guard !record.isWarmUp, origins.indices.contains(record.promptIndex) else { return }
    switch record.outcome {
    case .succeeded, .failed: break
    case .cancelled, .dropped: return
    }
    let (index, continuation) = origins[record.promptIndex]
    if samples.setting.method == .generate {
      add(record, toSample: index)
    } else {
      add(record, of: continuation, toSample: index)
    }
  }

  /// What became of the request for a reply to the sample at `index`.
  private mutating func add(_ record: RequestRecord, toSample index: Int) {
    var line = AnswerSheet.Line(record, question: index)
    line.program = programs[record.requestID]
    let grades = graders.map { grader in
      switch line.reply {
      case nil: Grade(answer: .failure(.noReply), score: nil)
      case ""? where record.hasReasoning: Grade(answer: .failure(.unfinishedThinking), score: nil)
      case let text?: grader.grade(text, of: samples.samples[index], passed: line.program?.hasPassed)
      }
    }
    line.marks = add(grades, of: index)
    lines.append(line)
  }

  /// What became of the request for the likelihood of a continuation of the sample at `index`.
  private mutating func add(_ record: RequestRecord, of continuation: Int, toSample index: Int) {
    let sample = samples.samples[index]
    let count = sample.continuations.count
    var weighed =
      begun.removeValue(forKey: index)
      ?? Weighed(line: AnswerSheet.Line(point: record.point, question: index, continuations: count), missing: count)
    weighed.line.add(record, continuation: continuation)
    weighed.missing -= 1
    guard weighed.missing == 0 else {
      begun[index] = weighed
      return
    }
    var line = weighed.line
    let values = line.logarithms.compactMap(\.self)
    let isWhole = values.count == count
    if samples.setting.method == .perplexity {
      if isWhole { perplexity.add(values[0], of: sample) }
      line.marks = graders.map { _ in
        isWhole ? AnswerSheet.Mark(score: nil) : AnswerSheet.Mark(reason: NoAnswer.noReply.rawValue, score: nil)
      }
    } else {
      let grades = graders.map { isWhole ? $0.grade(values, of: sample) : Grade(answer: .failure(.noReply), score: nil) }
      line.marks = add(grades, of: index)
    }
    lines.append(line)
  }

  /// Adds what each metric makes of the sample at `index` to its scores.
  private mutating func add(_ grades: [Grade], of index: Int) -> [AnswerSheet.Mark] {
    for (position, grade) in grades.enumerated() { scores[position].add(grade, of: samples.samples[index]) }
    return grades.map { AnswerSheet.Mark($0) }
  }

  // MARK: The report

  /// What it came to; `first` is the fold of the sweep's first point, with which it is compared.
  package func report(against first: ScoreFold? = nil) -> ScoreReport {
    let setting = samples.setting
    var report = ScoreReport(
      task: samples.task.id, title: samples.task.title, setting: setting.name, split: setting.split,
      aggregation: setting.aggregation.rawValue)
    report.samples = samples.samples.count
    report.asked = lines.count
    for (reason, count) in scores.first?.unanswered ?? [:] { report.unanswered[reason.rawValue] = count }
    report.notes = samples.notes
    if let unscored = scores.first?.unscored, unscored > 0 {
      report.notes.append("\(unscored) replies could not be scored, and are in no mean")
    }
    report.problems = samples.problems.map(\.description)
    report.metrics = zip(setting.metrics, scores).flatMap { metric, scores in
      if case .perplexity(let unit) = metric.measure { return [perplexity.entry(metric.name, per: unit)] }
      return scores.entries(setting.aggregation, subsets: samples.subsets.map(\.id))
    }
    if samples.subsets.count > 1 {
      report.subsets = samples.subsets.map { row($0.title, of: [$0.id], in: $0.category) }
      let categories = samples.subsets.compactMap(\.category).uniqued
      report.categories = categories.map { category in
        row(category, of: samples.subsets.filter { $0.category == category }.map(\.id))
      }
    }
    if let first { report.comparison = comparison(with: first) }
    return report
  }

  private func row(_ name: String, of subsets: [String], in category: String? = nil) -> ScoreRow {
    let parts = zip(samples.setting.metrics, scores).map { metric, scores -> (value: Double?, count: Int) in
      guard case .perplexity(let unit) = metric.measure else { return scores.mean(of: subsets) }
      return subsets.count == 1 ? perplexity.value(of: subsets[0], per: unit) : (nil, 0)
    }
    return ScoreRow(name, count: parts.first?.count ?? 0, values: parts.map(\.value), category: category)
  }

  private func comparison(with first: ScoreFold) -> ScoreComparison? {
    var comparison = ScoreComparison()
    var test = McNemar()
    let others = first.lastLines
    for (index, line) in lastLines.sorted(by: { $0.key < $1.key }) {
      guard let other = others[index], let mark = line.marks.first, let otherMark = other.marks.first else { continue }
      guard mark.isBinary, otherMark.isBinary else { return nil }
      comparison.common += 1
      test.add(first: otherMark.score == 1, second: mark.score == 1)
      guard mark.answer != otherMark.answer else { continue }
      comparison.changedAnswers += 1
      let sample = samples.samples[index]
      if comparison.examples.count < 10 { comparison.examples.append("\(sample.subset)/\(sample.id)") }
    }
    comparison.onlyFirst = test.onlyFirst
    comparison.onlyThis = test.onlySecond
    comparison.probability = test.probability
    return comparison
  }

  /// By sample, what became of it; of one that was asked repeatedly, the last time.
  private var lastLines: [Int: AnswerSheet.Line] {
    Dictionary(lines.map { ($0.question, $0) }, uniquingKeysWith: { $1 })
  }
}

extension AnswerSheet.Mark {
  /// It is right or wrong.
  fileprivate var isBinary: Bool { score == 0 || score == 1 }
}

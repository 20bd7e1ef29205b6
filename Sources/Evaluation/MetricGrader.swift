internal import Scoring
internal import Tasks
internal import Vocabulary

/// One metric of a task, ready to grade.
///
/// It holds compiled patterns, so it stays with one fold.
struct MetricGrader {
  let name: String
  private let way: Way

  private enum Way {
    case answer(Grader)
    case code(Extraction)
    case likelihood(LikelihoodScorer)
    case perplexity
  }

  /// The grader of `metric`, as `setting` has it.
  ///
  /// A reply ends where one of the setting's stops begins, whether the endpoint was told of it or not.
  ///
  /// - Throws: what is wrong with the first pattern that is none.
  init(_ metric: TaskMetric, of setting: TaskSetting) throws(PatternProblem) {
    name = metric.name
    way =
      switch metric.measure {
      case .answer(let measure):
        .answer(
          try Grader(extract: setting.ending + measure.extract, extractTargets: measure.extractTargets, scorer: measure.scorer))
      case .code(let extract): .code(try Extraction(setting.ending + extract))
      case .likelihood(let scorer): .likelihood(scorer)
      case .perplexity: .perplexity
      }
  }

  /// What the reply `text` to `sample` is worth; of code, whether it `passed` its tests, `nil` where it was not run.
  func grade(_ text: String, of sample: Sample, passed: Bool?) -> Grade {
    switch way {
    case .answer(let grader): return grader.grade(text, targets: sample.targets, choices: sample.choices)
    case .code(let extraction):
      let answer = extraction.answer(in: text)
      guard case .success = answer else { return Grade(answer: answer, score: nil) }
      return Grade(answer: answer, score: passed.map { $0 ? 1 : 0 })
    case .likelihood, .perplexity: return Grade(answer: .failure(.noReply), score: nil)
    }
  }

  /// What the logarithms of its continuations' likelihoods say of `sample`.
  func grade(_ logarithms: [Double], of sample: Sample) -> Grade {
    guard case .likelihood(let scorer) = way,
      let score = scorer.score(of: logarithms, choices: sample.choices, right: Set(sample.right))
    else { return Grade(answer: .failure(.noReply), score: nil) }
    return Grade(answer: .success(sample.choices[LikelihoodScorer.mostLikely(of: logarithms)]), score: score)
  }
}

extension TaskSetting {
  /// The step that ends a reply at the setting's stops.
  var ending: [ExtractionStep] { stop.isEmpty ? [] : [.stops(stop)] }
}

extension PlanProblems {
  /// What is wrong with a pattern in the file of `task`.
  init(_ problem: PatternProblem, in task: TaskDefinition) {
    self.init([PlanProblem(place: task.id, problem: "\(problem)", accepted: "another pattern")])
  }
}

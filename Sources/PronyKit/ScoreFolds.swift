internal import Evaluation
internal import Records
internal import Tasks
internal import Vocabulary

/// The scores of a run, one fold for each point of its sweep.
struct ScoreFolds {
  private let samples: TaskSamples
  private var folds: [ScoreFold]

  /// The folds of `points` points of the run in `folder`; `nil` where its replies are not scored.
  init?(of folder: RunFolder, points: Int) throws(PronyError) {
    guard let samples = try folder.samples() else { return nil }
    self.samples = samples
    let passed = try folder.programs()
    do throws(PlanProblems) {
      folds = try (0..<points).map { _ throws(PlanProblems) in try ScoreFold(samples, passed: passed) }
    } catch { throw .plan(error) }
    for (_, record) in try folder.earlierAnswers().sorted(by: { $0.key < $1.key }) { folds[0].add(record) }
  }

  /// Adds a record to its point.
  mutating func add(_ record: RequestRecord) { folds[record.point].add(record) }

  /// What the replies of the point at `index` are worth, compared with those of the first.
  func report(ofPoint index: Int) -> ScoreReport { folds[index].report(against: index > 0 ? folds[0] : nil) }

  /// What was asked, and what came of it.
  var answers: AnswerSheet { AnswerSheet(samples, folds) }
}

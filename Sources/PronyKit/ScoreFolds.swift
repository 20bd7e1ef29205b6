internal import Evaluation
internal import Records
internal import Tasks
internal import Vocabulary

/// The scores of a run, one fold for each point of its sweep.
struct ScoreFolds {
  private let samples: TaskSamples
  private let remarks: [String]
  /// By point, how many replies are of an earlier run.
  private var earlier: [Int]
  private var folds: [ScoreFold]

  /// The folds of the points of `plan`, whose run in `folder` asked `samples`; `nil` where its replies are not scored, or not yet.
  init?(of folder: RunFolder, _ plan: RunPlan, _ samples: TaskSamples?) throws(PronyError) {
    guard plan.stage != .infer || folder.hasPrograms, let samples else { return nil }
    self.samples = samples
    let programs = try folder.programs()
    let hasCode: Bool
    do throws(PlanProblems) {
      hasCode = try CodeTrials(samples) != nil
      folds = try plan.points.map { _ throws(PlanProblems) in try ScoreFold(samples, programs: programs) }
    } catch { throw .plan(error) }
    let isBare = programs.values.contains { !$0.isSandboxed }
    remarks =
      (isBare ? ["programs in the replies were run without a sandbox"] : [])
      + (hasCode && !folder.hasPrograms ? ["programs in the replies were not run; prony eval --stage score RUN runs them"] : [])
    earlier = Array(repeating: 0, count: folds.count)
    for record in try folder.earlierAnswers(for: plan) {
      earlier[record.point] += 1
      folds[record.point].add(record)
    }
  }

  /// Adds a record to its point.
  mutating func add(_ record: RequestRecord) { folds[record.point].add(record) }

  /// What the replies of the point at `index` are worth, compared with those of the first.
  func report(ofPoint index: Int) -> ScoreReport {
    var report = folds[index].report(against: index > 0 ? folds[0] : nil)
    report.notes += remarks
    report.earlier = earlier[index]
    return report
  }

  /// What was asked, and what came of it.
  var answers: AnswerSheet { AnswerSheet(samples, folds) }
}

import Vocabulary

extension RunReport {
  /// A sweep of two points whose replies were scored on a task of two categories; what the rows say is hostile.
  static var scored: RunReport {
    var report = closedSweep
    for index in report.points.indices { report.points[index].score = .sample }
    var comparison = ScoreComparison()
    (comparison.common, comparison.onlyFirst, comparison.onlyThis) = (1_319, 12, 3)
    comparison.probability = 0.03515625
    comparison.changedAnswers = 20
    comparison.examples = ["algebra/7", "algebra/\u{1B}[2J"]
    report.points[1].score?.comparison = comparison
    report.points[1].score?.metrics[0].value = 0.6065
    report.points[0].integrity = IntegrityReport.sample(changed: 0, of: 0)
    report.points[1].integrity = IntegrityReport.sample(changed: 411, of: 1_319)
    report.points[1].integrity?.changedExamples = ["7f3a-1-4", "7f3a-1-5\u{1B}[2J"]
    report.points[1].integrity?.canaries?.foreign = 2
    report.points[1].integrity?.canaries?.examples = [CanaryReport.Example(requestID: "7f3a-1-9", asked: 3, prompt: 8)]
    return report
  }
}

extension ScoreReport {
  /// Some rows do not fit, some replies have no answer, and one metric is undefined.
  fileprivate static var sample: ScoreReport {
    var score = ScoreReport(task: "sums", title: "Sums", setting: "lm-eval", split: "test", aggregation: "macro")
    (score.samples, score.asked, score.earlier) = (1_320, 1_319, 200)
    score.unanswered = ["no_reply": 2, "not_found": 40, "unfinished_thinking": 1]
    var accuracy = ScoreEntry("accuracy", count: 1_319)
    (accuracy.value, accuracy.standardError, accuracy.answeredValue) = (0.6133434, 0.0134141, 0.634)
    accuracy.interval = 0.5867...0.6392
    var pass = ScoreEntry("accuracy pass@4", count: 330)
    pass.value = 1
    score.metrics = [accuracy, ScoreEntry("f1"), pass]
    score.subsets = [
      ScoreRow("algebra", count: 1_000, values: [0.7, nil]),
      ScoreRow("a title that is long\u{7}, and then some more", count: 319, values: [0.34, nil]),
    ]
    score.categories = [ScoreRow("all", count: 1_319, values: [0.6133, nil])]
    score.notes = ["sums: its split test has 2000 rows, and 1320 are in datasets/sums; a slice is scored as such"]
    score.problems = ["datasets/sums/test.jsonl:4: there is no answer", "datasets/sums/test.jsonl:9: not JSON"]
    return score
  }
}

extension IntegrityReport {
  /// Replies of which some were cut, and prompts with canaries.
  fileprivate static func sample(changed: Int, of compared: Int) -> IntegrityReport {
    var integrity = IntegrityReport()
    (integrity.replies, integrity.cut, integrity.unfinished, integrity.recounted) = (1_319, 17, 2, 1)
    (integrity.compared, integrity.changed) = (compared, changed)
    (integrity.usageCompared, integrity.usageDiffering) = (1_319, 40)
    integrity.canaries = CanaryReport()
    integrity.canaries?.texts = 1_317
    integrity.canaries?.own = 12
    return integrity
  }
}

import Vocabulary

extension RunReport {
  /// A sweep of two points whose replies were scored on a task of two categories; what the rows say is hostile.
  static var scored: RunReport {
    var report = closedSweep
    for index in report.points.indices { report.points[index].score = .sample }
    var comparison = ScoreComparison()
    (comparison.common, comparison.onlyFirst, comparison.onlyThis) = (1_319, 12, 3)
    comparison.probability = 0.03515625
    (comparison.changedAnswers, comparison.changedReplies) = (20, 411)
    comparison.examples = ["algebra/7", "algebra/\u{1B}[2J"]
    report.points[1].score?.comparison = comparison
    report.points[1].score?.metrics[0].value = 0.6065
    return report
  }
}

extension ScoreReport {
  /// Some rows do not fit, some replies have no answer, and one metric is undefined.
  fileprivate static var sample: ScoreReport {
    var score = ScoreReport(task: "sums", title: "Sums", setting: "lm-eval", split: "test", aggregation: "macro")
    (score.samples, score.asked, score.cut) = (1_320, 1_319, 17)
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

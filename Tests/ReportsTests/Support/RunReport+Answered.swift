import Vocabulary

extension RunReport {
  /// The closed sweep, whose replies are scored as `AnswerSheet.small` has them.
  static var answered: RunReport {
    var report = closedSweep
    for index in report.points.indices { report.points[index].score = .sums }
    return report
  }
}

extension ScoreReport {
  /// Sums, in three subsets of which two have a category.
  fileprivate static var sums: ScoreReport {
    var score = ScoreReport(task: "sums", title: "Sums", setting: "prony", split: "test", aggregation: "micro")
    var accuracy = ScoreEntry("accuracy", count: 8)
    accuracy.value = 0.625
    accuracy.interval = 0.3...0.86
    var overlap = ScoreEntry("f1", count: 8)
    overlap.value = 0.5
    var repeated = ScoreEntry("accuracy pass@2", count: 4)
    repeated.value = 0.75
    score.metrics = [accuracy, overlap, repeated]
    score.samples = 8
    score.asked = 8
    score.subsets = [
      ScoreRow("easy", count: 4, values: [1, 0.5], category: "whole numbers"),
      ScoreRow("hard", count: 2, values: [0, 0.5], category: "whole numbers"),
      ScoreRow("odd", count: 2, values: [0.5, nil]),
    ]
    score.categories = [ScoreRow("whole numbers", count: 6, values: [0.6667, 0.5])]
    return score
  }
}

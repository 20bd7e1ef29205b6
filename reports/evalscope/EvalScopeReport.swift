package import Vocabulary

/// The scores as EvalScope's own reports have them, for its tools and for comparing with its figures: `evalscope.json`.
///
/// The layout is the first of EvalScope's two, which all its versions read. It knows no sweep: the report is of the first point, by
/// which the others are compared. Nor does it know of numbers that are undefined, so what has none is not there; and neither are the
/// metrics of repeated samples together (pass@k), which have no subsets.
package struct EvalScopeReport: AnswerFormat {
  package let id = "evalscope"
  package let fileName = "evalscope.json"

  /// The one form of it.
  package init() {}

  package func render(_ answers: AnswerSheet, of report: RunReport) -> String {
    guard let point = report.points.first, let score = point.score else { return "{}\n" }
    let json: JSONValue = [
      "name": .text("\(report.model)@\(score.task)"), "dataset_name": .text(score.task),
      "dataset_pretty_name": .text(score.title),
      "dataset_description": .text("Setting \(score.setting), split \(score.split), asked by prony \(report.pronyVersion)."),
      "model_name": .text(report.model), "score": .number(score.metrics.first?.value ?? 0),
      "metrics": .list(score.metrics(of: answers)), "analysis": "N/A",
      "perf_metrics": JSONValue(performanceOf: point), "num": .integer(score.metrics.first?.count ?? 0),
    ]
    return json.prettyText() + "\n"
  }
}

extension ScoreReport {
  /// The metrics by categories and subsets, as `EvalScopeCategory` has them.
  fileprivate func metrics(of answers: AnswerSheet) -> [JSONValue] {
    metrics.compactMap { metric in
      guard let value = metric.value, let position = answers.metrics.firstIndex(of: metric.name) else { return nil }
      let rows = subsets.map { row in
        row.values[position].map { EvalScopeCategory.Subset(row.name, count: row.count, score: $0) }
      }
      let parts = zip(subsets, rows).compactMap { row, subset in subset.map { (category: row.category, subset: $0) } }
      let whole = EvalScopeCategory.Subset(answers.questions.first?.subset ?? "", count: metric.count, score: value)
      let categories = subsets.isEmpty ? [EvalScopeCategory(nil, [whole])] : EvalScopeCategory.all(of: parts)
      return [
        "name": .text(metric.name), "num": .integer(metric.count), "score": .number(value),
        "macro_score": .number(categories.map(\.score).mean), "categories": .list(categories.map(\.json)),
      ]
    }
  }
}

package import Vocabulary

/// Several scored runs side by side, a row for each point of each: the best known score of a task first is not the aim, the tasks come in
/// the order of the runs.
package struct Leaderboard {
  private let reports: [RunReport]
  private let ink: Ink

  /// The table of `reports`, in plain text or in a terminal's colours.
  package init(_ reports: [RunReport], usesColor: Bool = false) {
    self.reports = reports
    ink = Ink(usesColor: usesColor)
  }

  /// The table, and below it the mean of the runs' scores, weighted by their samples and not; empty where nothing was scored.
  package var text: String {
    let rows = reports.flatMap { report in
      report.points.compactMap { point in point.score?.metrics.first.map { (report, point, $0) } }
    }
    guard !rows.isEmpty else { return "" }
    let head =
      "  Task".left(26) + "setting".left(14) + "users".right(7) + "score".right(9) + "95 % interval".right(17)
      + "samples".right(9)
      + "requests/s".right(12)
    let lines = rows.map { report, point, entry in
      let interval = entry.interval.map { "\($0.lowerBound.fixed(4))–\($0.upperBound.fixed(4))" } ?? "–"
      let rate: String = if case .scalar(let value?, _) = point["qps"] { value.brief } else { "–" }
      return "  \(point.score?.task ?? "")".left(26) + (point.score?.setting ?? "").left(14)
        + (point.load.concurrency?.grouped ?? "–").right(7) + (entry.value?.fixed(4) ?? "–").right(9) + interval.right(17)
        + entry.count.grouped.right(9) + rate.right(12) + "  "
        + ink.tinted(report.verdict.status.rawValue, by: report.verdict.status)
    }
    let scored = rows.compactMap { row in row.2.value.map { (value: $0, count: row.2.count) } }
    let samples = scored.reduce(0) { $0 + $1.count }
    let mean = scored.reduce(0) { $0 + $1.value } / Double(max(1, scored.count))
    let weighted = scored.reduce(0) { $0 + $1.value * Double($1.count) } / Double(max(1, samples))
    let means = "  mean \(mean.fixed(4)), weighted by samples \(weighted.fixed(4))"
    return ([ink.bold(head)] + lines + (scored.count > 1 ? [means] : [])).joined(separator: "\n") + "\n"
  }
}

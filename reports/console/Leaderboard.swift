package import Vocabulary

/// Scored runs against each other: a row for each point of each, in the order of the runs.
package struct Leaderboard {
  private let reports: [RunReport]
  private let targets: [String: Double]
  private let ink: Ink

  /// What one point of a run scored.
  private struct Row {
    let report: RunReport
    let point: PointReport
    let score: ScoreReport
    let entry: ScoreEntry
    /// What its task was to reach; `nil` where nobody said.
    let target: Double?
  }

  /// The table of `reports`, in plain text or in a terminal's colours.
  ///
  /// - Parameters:
  ///   - reports: the runs.
  ///   - targets: what tasks are to reach, by their ids; beside a task without one stands how far it is from the first run of it.
  ///   - usesColor: a terminal's colours are welcome.
  package init(_ reports: [RunReport], targets: [String: Double] = [:], usesColor: Bool = false) {
    self.reports = reports
    self.targets = targets
    ink = Ink(usesColor: usesColor)
  }

  /// The table, and below it the mean of the scores, each counting once and each by its samples; empty where nothing was scored.
  package var text: String {
    let rows = rows
    guard !rows.isEmpty else { return "" }
    let head =
      "  Task".left(20) + "model".left(18) + "setting".left(11) + "users".right(6) + "score".right(8)
      + "95 % interval".right(16)
      + "target".right(8) + "delta".right(9) + "samples".right(9)
    return ([ink.bold(head)] + rows.map(line) + means(of: rows)).joined(separator: "\n") + "\n"
  }

  private var rows: [Row] {
    var first: [String: Double] = [:]
    return reports.flatMap { report in
      report.points.compactMap { point in
        guard let score = point.score, let entry = score.metrics.first else { return nil }
        let target = targets[score.task] ?? first[score.task]
        first[score.task] = first[score.task] ?? entry.value
        return Row(report: report, point: point, score: score, entry: entry, target: target)
      }
    }
  }

  private func line(_ row: Row) -> String {
    let interval = row.entry.interval.map { "\($0.lowerBound.fixed(4))–\($0.upperBound.fixed(4))" } ?? "–"
    let delta = row.target.flatMap { target in row.entry.value.map { ($0 < target ? "" : "+") + ($0 - target).fixed(4) } }
    let cells = [row.score.task.fitted(18), row.report.model.escapedForDisplay().fitted(16), row.score.setting.fitted(9)]
    let words = cells[0].left(18) + cells[1].left(18) + cells[2].left(11)
    return "  \(words)" + (row.point.load.concurrency?.grouped ?? "–").right(6) + (row.entry.value?.fixed(4) ?? "–").right(8)
      + interval.right(16) + (row.target?.fixed(4) ?? "–").right(8) + (delta ?? "–").right(9) + row.entry.count.grouped.right(9)
  }

  private func means(of rows: [Row]) -> [String] {
    let scored = rows.compactMap { row in row.entry.value.map { (value: $0, count: Double(row.entry.count)) } }
    guard scored.count > 1 else { return [] }
    let mean = scored.reduce(0) { $0 + $1.value } / Double(scored.count)
    let weighted = scored.reduce(0) { $0 + $1.value * $1.count } / max(1, scored.reduce(0) { $0 + $1.count })
    return ["  mean \(mean.fixed(4)), weighted by samples \(weighted.fixed(4))"]
  }
}

extension String {
  /// The text, cut to `width` columns.
  fileprivate func fitted(_ width: Int) -> String { count > width ? prefix(width - 1) + "…" : self }
}

package import Vocabulary

/// Scored runs against each other: the runs with their verdicts, and a row for each point of each.
package struct Leaderboard {
  private let reports: [RunReport]
  private let targets: [String: Double]
  private let ink: Ink

  /// What one point of a run scored.
  private struct Row {
    /// Which of the runs, from 1.
    let run: Int
    let report: RunReport
    let point: PointReport
    let score: ScoreReport
    let entry: ScoreEntry
    /// What it stands against: what its task was to reach, or the score of the first run that asked it so; `nil` where there is neither.
    let other: Double?
  }

  /// The table of `reports`, in plain text or in a terminal's colours.
  ///
  /// - Parameters:
  ///   - reports: the runs.
  ///   - targets: what tasks are to reach, by their ids; one without stands against the first run that asked as many samples of it in
  ///     the same way and under the same load.
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
      "  run".left(7) + "task".left(20) + "model".left(18) + "setting".left(11) + "load".right(8) + "score".right(8)
      + "95 % interval".right(16) + "against".right(9) + "delta".right(9) + "samples".right(9)
    return (runs + ["", ink.bold(head)] + rows.map(line) + means(of: rows)).joined(separator: "\n") + "\n"
  }

  /// What the numbers of the runs mean, and whether to believe them.
  private var runs: [String] {
    reports.enumerated().map { index, report in
      let name = report.runDirectory.split(separator: "/").last.map(String.init) ?? report.runDirectory
      let codes = report.verdict.reasons.filter { $0.severity == .invalidity }.map(\.code).uniqued
      let why = codes.isEmpty ? "" : " (\(codes.joined(separator: ", ")))"
      let unscored = report.points.contains { $0.score != nil } ? "" : ", not scored"
      return "  \(index + 1)".left(7) + "\(name.escapedForDisplay())  \(report.verdict.status.rawValue)\(why)\(unscored)"
    }
  }

  private var rows: [Row] {
    var first: [String: Double] = [:]
    return reports.enumerated().flatMap { index, report in
      report.points.compactMap { point in
        guard let score = point.score, let entry = score.metrics.first else { return nil }
        let key =
          "\(score.task) \(score.setting) \(score.split) \(score.samples) \(point.load.concurrency ?? 0) \(point.load.requestRate ?? 0)"
        let other = targets[score.task] ?? first[key]
        first[key] = first[key] ?? entry.value
        return Row(run: index + 1, report: report, point: point, score: score, entry: entry, other: other)
      }
    }
  }

  private func line(_ row: Row) -> String {
    let interval = row.entry.interval.map { "\($0.lowerBound.fixed(4))–\($0.upperBound.fixed(4))" } ?? "–"
    let delta = row.other.flatMap { other in row.entry.value.map { ($0 < other ? "" : "+") + ($0 - other).fixed(4) } }
    let load = row.point.load.requestRate.map { "\($0.brief)/s" } ?? row.point.load.concurrency?.grouped ?? "–"
    let words =
      "  \(row.run)".left(7) + row.score.task.fitted(18).left(20)
      + row.report.model.escapedForDisplay().fitted(16).left(18) + row.score.setting.fitted(9).left(11)
    return words + load.right(8) + (row.entry.value?.fixed(4) ?? "–").right(8) + interval.right(16)
      + (row.other?.fixed(4) ?? "–").right(9) + (delta ?? "–").right(9) + row.entry.count.grouped.right(9)
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

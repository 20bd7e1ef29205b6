internal import Vocabulary

/// A table of distributions, a row for each: mean, percentiles, largest, and of how many values.
struct DistributionTable {
  /// A metric and what it is, in a few words where its id does not say it.
  typealias Row = (id: String, words: String?)

  private static let percentiles = ["p50", "p90", "p95", "p99"]
  private static let labelWidth = 37

  private let title: String
  private let rows: [(row: Row, summary: DistributionSummary)]
  private let scale: TimeScale
  private let ink: Ink

  /// The table of those `rows` of which `point` has values.
  init(_ title: String, _ rows: [Row], of point: PointReport, ink: Ink) {
    self.title = title
    self.ink = ink
    self.rows = rows.compactMap { row in
      guard case .distribution(let summary) = point[row.id], summary.count > 0 else { return nil }
      return (row, summary)
    }
    let times = self.rows.map(\.summary).filter { $0.unit == .seconds }
    scale = TimeScale(for: times.compactMap(\.typical).max(), largest: times.compactMap(\.max).max())
  }

  /// A percentile in the table has too few values beyond it to be relied on.
  var hasUnreliable: Bool {
    rows.flatMap { shown($0.summary) }.contains { $0?.isUnreliable == true }
  }

  /// The width of the widest buckets that values in the table were read from; `nil` when all are exact.
  var relativeWidth: Double? { rows.compactMap(\.summary.relativeWidth).max() }

  /// The head and the rows; nothing where there are none.
  var lines: [String] { rows.isEmpty ? [] : [head] + rows.map { line($0.row, $0.summary) } }

  private var head: String {
    let hasTimes = rows.contains { $0.summary.unit == .seconds }
    let label = (hasTimes ? "\(title), \(scale.rawValue)" : title).left(DistributionTable.labelWidth)
    return ink.bold(label + (["mean"] + DistributionTable.percentiles + ["max", "count"]).map(column).joined())
  }

  private func line(_ row: Row, _ summary: DistributionSummary) -> String {
    let form = NumberForm(summary.unit, typical: summary.typical, scale: scale)
    let unit = summary.unit == .seconds ? nil : form.unit
    let words = [row.words, unit].compactMap(\.self).joined(separator: ", ")
    return "  \(row.id.left(16))\(words)".left(DistributionTable.labelWidth) + column(form.text(summary.mean, orElse: "∞"))
      + shown(summary).map { column($0, form) }.joined() + column(form.text(summary.max, orElse: "∞"))
      + column(summary.count.compact)
  }

  private func shown(_ summary: DistributionSummary) -> [DistributionSummary.Percentile?] {
    DistributionTable.percentiles.map { id in summary.percentiles.first { $0.id == id } }
  }

  /// A percentile; one that is not reliable is dimmed, or has a `~` before it where there are no colours.
  private func column(_ percentile: DistributionSummary.Percentile?, _ form: NumberForm) -> String {
    let text = form.text(percentile?.value, orElse: "∞")
    guard percentile?.isUnreliable == true else { return column(text) }
    return ink.usesColor ? ink.dim(column(text)) : column("~" + text)
  }

  private func column(_ text: String) -> String { text.right(9) }
}

extension DistributionSummary.Percentile {
  /// There is a value, but too few lie beyond it.
  fileprivate var isUnreliable: Bool { value != nil && !isReliable }
}

extension DistributionSummary {
  /// A number as large as hardly any of its values surpass.
  fileprivate var typical: Double? { percentile("p99") ?? percentile("p50") }
}

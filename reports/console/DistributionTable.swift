internal import Vocabulary

/// A table of distributions, a row for each: mean, percentiles, largest, and of how many values.
struct DistributionTable {
  /// A metric and what it is, in a few words where its id does not say it.
  typealias Row = (id: String, words: String?)

  private static let percentiles = ["p50", "p90", "p95", "p99"]
  private static let labelWidth = 37
  private static let numberWidth = 9

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
    scale = TimeScale(for: self.rows.map(\.summary).filter { $0.unit == .seconds }.compactMap(\.typical).max())
  }

  /// A percentile in the table has too few values beyond it to be relied on.
  var hasUnreliable: Bool {
    rows.flatMap(\.summary.percentiles).contains { DistributionTable.percentiles.contains($0.id) && !$0.isReliable }
  }

  /// The width of the widest buckets that values in the table were read from; `nil` when all are exact.
  var relativeWidth: Double? { rows.compactMap(\.summary.relativeWidth).max() }

  /// The head and the rows; nothing where there are none.
  var lines: [String] { rows.isEmpty ? [] : [head] + rows.map { line($0.row, $0.summary) } }

  private var head: String {
    let hasTimes = rows.contains { $0.summary.unit == .seconds }
    let columns = ["mean"] + DistributionTable.percentiles + ["max", "count"]
    let label = (hasTimes ? "\(title), \(scale.rawValue)" : title).left(DistributionTable.labelWidth)
    return ink.bold(label + columns.map { $0.right(DistributionTable.numberWidth) }.joined())
  }

  private func line(_ row: Row, _ summary: DistributionSummary) -> String {
    let form = NumberForm(summary.unit, typical: summary.typical, scale: scale)
    let unit = summary.unit == .seconds ? nil : form.unit
    let words = [row.words, unit].compactMap(\.self).joined(separator: ", ")
    let percentiles = DistributionTable.percentiles.map { id in summary.percentiles.first { $0.id == id } }
    return "  \(row.id.left(16))\(words)".left(DistributionTable.labelWidth)
      + form.text(summary.mean, orElse: "∞").right(DistributionTable.numberWidth)
      + percentiles.map { cell($0, form) }.joined()
      + [form.text(summary.max, orElse: "∞"), summary.count.grouped].map { $0.right(DistributionTable.numberWidth) }.joined()
  }

  /// A percentile that is not reliable is dimmed, or has a `~` before it where there are no colours.
  private func cell(_ percentile: DistributionSummary.Percentile?, _ form: NumberForm) -> String {
    let text = form.text(percentile?.value, orElse: "∞")
    guard let percentile, percentile.value != nil, !percentile.isReliable else {
      return text.right(DistributionTable.numberWidth)
    }
    return ink.isColoured
      ? ink.dim(text.right(DistributionTable.numberWidth)) : "~\(text)".right(DistributionTable.numberWidth)
  }
}

extension DistributionSummary {
  /// A number as large as hardly any of its values surpass.
  fileprivate var typical: Double? { percentile("p99") ?? percentile("p50") }
}

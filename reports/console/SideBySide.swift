internal import Vocabulary

/// Several things side by side: a row for each, a column for each number.
struct SideBySide {
  private let metrics: [[MetricEntry]]
  private var columns: [Column] = []

  private struct Column {
    var name: String
    var unit: String
    var width: Int
    var cells: [String]
  }

  /// A table of the things of which these are the metrics, without columns yet.
  init(_ metrics: [[MetricEntry]]) { self.metrics = metrics }

  /// Two lines: the names of the columns, and below them their units.
  var heads: (names: String, units: String) { (line(\.name), line(\.unit)) }

  /// A row for each thing.
  var rows: [String] { metrics.indices.map { row in line { $0.cells[row] } } }

  private func line(_ text: (Column) -> String) -> String { columns.map { text($0).right($0.width) }.joined() }

  /// Adds a column of texts, one for each thing.
  mutating func add(_ cells: [String], as name: String, unit: String = "", width: Int = 9) {
    columns.append(Column(name: name, unit: unit, width: width, cells: cells))
  }

  /// Adds the single number `id`.
  mutating func add(number id: String, as name: String, unit: String, width: Int = 9) {
    let cells = metrics.map { metrics in
      guard case .scalar(let value, let unit) = metrics[id] else { return "–" }
      return NumberForm(unit, typical: value).text(value)
    }
    add(cells, as: name, unit: unit, width: width)
  }

  /// Adds what a user waits for; `briefly`: up to the whole reply, and not that.
  mutating func addTimes(briefly: Bool = false) {
    let times = [("ttft", "p50"), ("ttft", "p99"), ("tpot", "p50"), ("e2el", "p50"), ("e2el", "p99")]
    for (id, percentile) in briefly ? times.filter({ $0.0 != "e2el" }) : times {
      let values = metrics.map { metrics -> Double? in
        guard case .distribution(let summary) = metrics[id] else { return nil }
        return summary.percentile(percentile)
      }
      let scale = TimeScale(for: values.compactMap(\.self).max())
      let cells = values.map { NumberForm(.seconds, typical: $0, scale: scale).text($0) }
      add(cells, as: id, unit: "\(percentile) \(scale.rawValue)", width: briefly ? 8 : 9)
    }
  }
}

extension [MetricEntry] {
  fileprivate subscript(id: String) -> MetricResult? { first { $0.id == id }?.result }
}

internal import Vocabulary

/// The points of a sweep side by side, a row for each.
struct SweepTable {
  let points: [PointReport]
  let ink: Ink

  private struct Column {
    var heads: (String, String)
    var width: Int
    var text: (PointReport) -> String
  }

  /// Two lines of heads, and a row for each point.
  var lines: [String] {
    let columns = columns
    func line(_ text: (Column) -> String) -> String { columns.map { text($0).right($0.width) }.joined() }
    let rows = points.map { point in
      line { $0.text(point) } + "  " + ink.tinted(point.verdict.status.rawValue, by: point.verdict.status)
    }
    return [ink.bold(line(\.heads.0) + "  verdict"), ink.dim(line(\.heads.1))] + rows
  }

  private var columns: [Column] {
    let isOpenLoop = points.contains { $0.load.requestRate != nil }
    let load =
      isOpenLoop
      ? Column(heads: ("rate", "1/s"), width: 7) { $0.load.requestRate?.brief ?? "–" }
      : Column(heads: ("users", ""), width: 7) { $0.load.concurrency?.grouped ?? "–" }
    return [
      load, scalar("requests", "1/s", "qps"), scalar("output", "tokens/s", "output_token_throughput"),
      scalar("failed", "%", "error_rate"), time("ttft", "p50"), time("ttft", "p99"), time("tpot", "p50"), time("e2el", "p50"),
      time("e2el", "p99"),
    ]
  }

  private func scalar(_ head: String, _ unit: String, _ id: String) -> Column {
    Column(heads: (head, unit), width: 9) { point in
      guard case .scalar(let value, let unit) = point[id] else { return "–" }
      return NumberForm(unit, typical: value).text(value)
    }
  }

  private func time(_ id: String, _ percentile: String) -> Column {
    let scale = TimeScale(for: points.compactMap { value(id, percentile, of: $0) }.max())
    return Column(heads: (id, "\(percentile) \(scale.rawValue)"), width: 9) { point in
      let value = value(id, percentile, of: point)
      return NumberForm(.seconds, typical: value, scale: scale).text(value)
    }
  }

  private func value(_ id: String, _ percentile: String, of point: PointReport) -> Double? {
    guard case .distribution(let summary) = point[id] else { return nil }
    return summary.percentile(percentile)
  }
}

internal import Vocabulary

/// The points of a sweep side by side, a row for each.
struct SweepTable {
  let points: [PointReport]
  let ink: Ink

  /// Two lines of heads, and a row for each point.
  var lines: [String] {
    var table = SideBySide(points.map(\.metrics))
    if points.contains(where: { $0.load.requestRate != nil }) {
      table.add(points.map { $0.load.requestRate?.brief ?? "–" }, as: "rate", unit: "1/s", width: 7)
    } else {
      table.add(points.map { $0.load.concurrency?.grouped ?? "–" }, as: "users", width: 7)
    }
    table.add(number: "qps", as: "requests", unit: "1/s")
    table.add(number: "output_token_throughput", as: "output", unit: "tokens/s")
    table.add(number: "error_rate", as: "failed", unit: "%", width: 8)
    let entries = points.map { $0.score?.metrics.first }
    let isScored = entries.contains { $0 != nil }
    if isScored {
      table.add(entries.map { $0?.value?.fixed(4) ?? "–" }, as: "score", width: 8)
      let intervals = entries.map { $0?.interval.map { "\($0.lowerBound.fixed(4))–\($0.upperBound.fixed(4))" } ?? "–" }
      table.add(intervals, as: "interval", unit: "95 %", width: 1 + max(13, intervals.map(\.count).max() ?? 0))
    }
    table.addTimes(briefly: isScored)
    let verdicts = points.map(\.verdict.status).map { ink.tinted($0.rawValue, by: $0) }
    return [ink.bold(table.heads.names + "  verdict"), ink.dim(table.heads.units)]
      + zip(table.rows, verdicts).map { "\($0)  \($1)" }
  }
}

import Vocabulary

/// The table that the field's first tool printed: its words, its order, its meanings.
///
/// Over the whole point, as that tool had no window: so QPS is Succeed ÷ Time here.
enum ClassicTable {
  /// The rows, from the untrimmed `metrics` of a point.
  static func rows(counts: RequestCounts, load: LoadPoint, metrics: [MetricEntry]) -> [ClassicRow] {
    let results = Dictionary(uniqueKeysWithValues: metrics.map { ($0.id, $0.result) })
    func number(_ metric: RunMetric) -> Double? {
      guard case .scalar(let value, _) = results[metric.id] else { return nil }
      return value
    }
    func mean(_ metric: RequestMetric) -> Double? {
      guard case .distribution(let summary) = results[metric.id] else { return nil }
      return summary.mean
    }
    return [
      ClassicRow("Time (s)", number(.duration)),
      ClassicRow("Expected number of requests", counts.planned.map(Double.init)),
      ClassicRow("Concurrency", load.concurrency.map(Double.init)),
      ClassicRow("Completed", Double(counts.completed)),
      ClassicRow("Succeed", Double(counts.succeeded)),
      ClassicRow("Failed", Double(counts.failed)),
      ClassicRow("QPS", number(.requestThroughput), unit: .perSecond),
      ClassicRow("Average latency", mean(.endToEndLatency), unit: .seconds),
      ClassicRow("Time to first token", mean(.timeToFirstToken), unit: .seconds),
      ClassicRow("Throughput (output tokens / second)", number(.outputTokenThroughput)),
      ClassicRow("Time per output token", number(.timePerOutputTokenOverall), unit: .seconds),
      ClassicRow("Packages per request", mean(.packages)),
      ClassicRow("Time per package", mean(.timePerPackage), unit: .seconds),
      ClassicRow("Input tokens per request", mean(.inputTokens)),
      ClassicRow("Output tokens per request", mean(.outputTokens)),
    ]
  }
}

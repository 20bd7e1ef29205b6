import Vocabulary

/// Folds those records of a point that went to one of its endpoints, by the formulas and in the window of the point.
struct URLFold: Sendable {
  /// What is asked of an endpoint beside others.
  private static let perRequest: [RequestMetric] = [
    .timeToFirstToken, .interTokenLatency, .timePerOutputToken, .endToEndLatency,
  ]
  private static let ofRun: [RunMetric] = [.requestThroughput, .outputTokenThroughput, .errorRate, .concurrencyMean]

  private let url: String
  private let window: MeasuredWindow
  private var values = perRequest.map { Distribution(unit: $0.unit) }
  private var totals: WindowTotals
  private var tally = RequestTally(planned: nil)
  private var failedAttempts = 0

  /// A fold for the endpoint at `url`, without requests yet.
  init(url: String, plan: RunPlan, window: MeasuredWindow) {
    self.url = url
    self.window = window
    totals = WindowTotals(window: window, plan: plan)
  }

  /// Takes a request that was sent there; records come in order of their end.
  mutating func add(_ record: RequestRecord, isGood: Bool, output: (events: Int, tokens: Int)) {
    tally.add(record, output: output)
    totals.add(record, isGood: isGood, output: output)
    guard window.contains(record.departedAt) else { return }
    for (index, metric) in URLFold.perRequest.enumerated() { metric.add(record, to: &values[index]) }
  }

  /// Counts an attempt that failed there, of a request that was retried.
  mutating func countFailedAttempt() { failedAttempts += 1 }

  /// Latencies of the window, ascending.
  var latencies: OrderedValues {
    let index = URLFold.perRequest.firstIndex { $0.id == RequestMetric.endToEndLatency.id }
    return index.map { values[$0].ordered } ?? OrderedValues(sorted: [])
  }

  /// What the endpoint delivered.
  var report: URLReport {
    let distributions = zip(URLFold.perRequest, values).map { MetricEntry($0.id, .distribution($1.summary)) }
    let scalars = URLFold.ofRun.map { MetricEntry($0.id, .scalar(value: $0.value(totals), unit: $0.unit)) }
    return URLReport(
      url: url, counts: tally.counts, failures: tally.failures, failedAttempts: failedAttempts, metrics: distributions + scalars
    )
  }
}

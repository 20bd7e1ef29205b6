import Vocabulary

/// What the checks of a point look at.
struct PointEvidence {
  let plan: RunPlan
  let load: LoadPoint
  let window: MeasuredWindow
  /// How the run ended; `nil` when its records end before it did.
  let ending: RunEnding?
  /// There is a record of the point, if only of its warm-up.
  let hasRecords: Bool
  let tally: RequestTally
  /// What was retried; `nil` where nothing may be.
  let retries: RetryReport?
  /// What load did to the replies; `nil` where their text is not kept.
  let integrity: IntegrityReport?
  let totals: WindowTotals
  let client: ClientHealth
  let schedule: ScheduleKeeping
  /// Latencies of the window, ascending.
  let latencies: OrderedValues
  /// The same of each endpoint, since some may be faster than others.
  let latenciesByEndpoint: [OrderedValues]
  private let distributions: [String: DistributionSummary]

  /// The evidence of `fold`, whose metrics over the measured window came to `entries`.
  init(fold: PointFold, ending: RunEnding?, entries: [MetricEntry], integrity: IntegrityReport?) {
    plan = fold.plan
    load = fold.load
    window = fold.windows.measured
    self.ending = ending
    hasRecords = fold.hasRecords
    tally = fold.tally
    self.integrity = integrity
    retries = fold.retries?.report
    totals = fold.totals
    client = fold.client
    schedule = fold.schedule
    latencies = fold.ordered(.endToEndLatency)
    latenciesByEndpoint = fold.urls.latencies ?? [latencies]
    distributions = entries.reduce(into: [:]) { summaries, entry in
      if case .distribution(let summary) = entry.result { summaries[entry.id] = summary }
    }
  }

  /// A percentile of a metric over the window; `nil` when it has none.
  func percentile(_ id: String, of metric: RequestMetric) -> Double? { distributions[metric.id]?.percentile(id) }

  /// A percentile of a metric of the client; `nil` when it has none.
  func percentile(_ id: String, of metric: ClientMetric) -> Double? { distributions[metric.id]?.percentile(id) }
}

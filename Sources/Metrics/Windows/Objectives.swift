import Vocabulary

/// The plan's limits on single requests: whether a request was good.
struct Objectives: Sendable {
  private let limits: [(metric: RequestMetric?, seconds: Double)]

  /// The limits of `plan`.
  init(_ plan: RunPlan) {
    limits = plan.goodput.map { (MetricCatalogue.objective($0.metric), seconds($0.limit.nanoseconds)) }
  }

  /// `record` succeeded and kept every limit.
  ///
  /// A limit on what the request does not have (the time per output token of a reply of one token) is left aside, but at least one
  /// must have been put to the test; a limit on a metric that does not exist is kept by none.
  func areMet(by record: RequestRecord) -> Bool {
    guard record.hasSucceeded, !limits.isEmpty else { return false }
    var tested = 0
    for (metric, limit) in limits {
      guard let metric else { return false }
      guard let value = metric.value(of: record) else { continue }
      guard value <= limit else { return false }
      tested += 1
    }
    return tested > 0
  }
}

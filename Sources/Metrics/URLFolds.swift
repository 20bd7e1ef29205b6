import Vocabulary

/// The folds of a point's several endpoints; none where there is one.
struct URLFolds: Sendable {
  private var folds: [URLFold] = []
  /// For each of the plan's URLs, of which some may be the same, the place of its fold.
  private var places: [Int] = []

  /// Folds over `window` for the endpoints of `plan`.
  init(_ plan: RunPlan, window: MeasuredWindow) {
    let endpoints = plan.endpoints
    guard endpoints.count > 1 else { return }
    folds = endpoints.map { URLFold(url: $0, plan: plan, window: window) }
    places = plan.urls.compactMap { endpoints.firstIndex(of: $0) }
  }

  /// Takes a request that was sent.
  mutating func add(_ record: RequestRecord, isGood: Bool, output: (events: Int, tokens: Int)) {
    guard places.indices.contains(record.urlIndex) else { return }
    folds[places[record.urlIndex]].add(record, isGood: isGood, output: output)
    for attempt in record.failedAttempts where places.indices.contains(attempt.urlIndex) {
      folds[places[attempt.urlIndex]].countFailedAttempt()
    }
  }

  /// The latencies of each endpoint; `nil` where there is one.
  var latencies: [OrderedValues]? { folds.isEmpty ? nil : folds.map(\.latencies) }

  /// A report for each endpoint, in the plan's order.
  var reports: [URLReport] { folds.map(\.report) }
}

package import Vocabulary

/// Folds the records of one point into its report: the second pass, with the windows that the first one found.
///
/// Memory does not grow with the number of requests, and every event costs a few additions. The values of requests sent in the
/// measured window and of those outside are kept apart; together they are the untrimmed numbers.
package struct PointFold: Sendable {
  let plan: RunPlan
  let load: LoadPoint
  let windows: PointWindows
  /// A record came, if only of the warm-up.
  package private(set) var hasRecords = false
  private(set) var inside = MetricCatalogue.perRequest.map { Distribution(unit: $0.unit) }
  private(set) var outside = MetricCatalogue.perRequest.map { Distribution(unit: $0.unit) }
  private(set) var totals: WindowTotals
  private(set) var wholeTotals: WindowTotals
  private(set) var client = ClientHealth()
  private(set) var wholeClient = ClientHealth()
  private(set) var tally: RequestTally
  private(set) var series: SeriesFold
  private(set) var schedule: ScheduleKeeping
  private(set) var urls: URLFolds
  /// `nil` where nothing may be retried.
  private(set) var retries: RetryTally?
  private(set) var warnings: [Verdict.Reason] = []
  private let objectives: Objectives

  /// A fold over a point of `plan` that asks for `load`.
  package init(plan: RunPlan, load: LoadPoint, windows: PointWindows) {
    self.plan = plan
    self.load = load
    self.windows = windows
    totals = WindowTotals(window: windows.measured, plan: plan)
    wholeTotals = WindowTotals(window: windows.whole, plan: plan)
    tally = RequestTally(planned: plan.end(of: load).requests)
    series = SeriesFold(from: windows.whole.opensAt)
    schedule = ScheduleKeeping(from: windows.whole.opensAt)
    urls = URLFolds(plan, window: windows.measured)
    retries = plan.retries.limit > 0 ? RetryTally() : nil
    objectives = Objectives(plan)
  }

  /// Takes the point's next record, whole, in order of their end.
  package mutating func add(_ record: RequestRecord) {
    hasRecords = true
    guard !record.isWarmUp else { return }
    let output = record.countedOutput
    tally.add(record, output: output)
    guard record.wasSent else { return }
    if windows.measured.contains(record.departedAt) {
      for (index, metric) in MetricCatalogue.perRequest.enumerated() { metric.add(record, to: &inside[index]) }
    } else {
      for (index, metric) in MetricCatalogue.perRequest.enumerated() { metric.add(record, to: &outside[index]) }
    }
    let isGood = objectives.areMet(by: record)
    totals.add(record, isGood: isGood, output: output)
    wholeTotals.add(record, isGood: isGood, output: output)
    series.add(record, counted: output.tokens)
    urls.add(record, isGood: isGood, output: output)
    retries?.add(record)
    if load.requestRate != nil { schedule.add(record) }
  }

  /// Takes a sample that the client took of itself during the point; each shard's come in order.
  package mutating func add(_ sample: ClientSample) {
    if windows.measured.overlaps(sample) { client.add(sample) }
    if windows.whole.overlaps(sample) { wholeClient.add(sample) }
  }

  /// Takes a finding that was made while the point ran.
  package mutating func add(warning: Verdict.Reason) { warnings.append(warning) }
}

extension MeasuredWindow {
  fileprivate func overlaps(_ sample: ClientSample) -> Bool { sample.from <= closesAt && sample.to >= opensAt }
}

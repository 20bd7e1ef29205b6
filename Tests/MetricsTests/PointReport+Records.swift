import Vocabulary

@testable import Metrics

extension PointReport {
  /// The report of `records` by both passes, in a run that was completed.
  init(
    of records: [RequestRecord], samples: [ClientSample] = [], plan: RunPlan, concurrency: Int?, rate: Double? = nil,
    ending: RunEnding? = .completed
  ) {
    let load = LoadPoint(concurrency: concurrency, requestRate: rate)
    let ordered = records.sorted { $0.endedAt < $1.endedAt }
    let windows = ordered.reduce(into: WindowFinder(plan: plan, load: load)) { $0.add($1) }.windows
    var fold = PointFold(plan: plan, load: load, windows: windows)
    for record in ordered { fold.add(record) }
    for sample in samples { fold.add(sample) }
    self = fold.report(ending: ending)
  }
}

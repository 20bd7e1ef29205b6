internal import Vocabulary

extension JSONValue {
  /// Metrics by their ids.
  init(_ metrics: [MetricEntry]) { self = .object(metrics.map { Member($0.id, JSONValue($0.result)) }) }

  private init(_ result: MetricResult) {
    switch result {
    case .scalar(let value, let unit): self = ["unit": .text(unit.rawValue), "value": JSONValue(value)]
    case .distribution(let summary): self = JSONValue(summary)
    }
  }

  /// The numbers of a distribution in ascending order; a bound that no sample can give is `null`.
  private init(_ summary: DistributionSummary) {
    let moments: [Member] = [
      Member("unit", .text(summary.unit.rawValue)), Member("count", .integer(summary.count)),
      Member("mean", JSONValue(summary.mean)), Member("std", JSONValue(summary.std)), Member("min", JSONValue(summary.min)),
    ]
    let percentiles = summary.percentiles.map { Member($0.id, JSONValue($0.value)) }
    let intervals = summary.percentiles.map { Member($0.id, [JSONValue($0.low), JSONValue($0.high)]) }
    let unreliable = summary.percentiles.filter { !$0.isReliable }.map { JSONValue.text($0.id) }
    self = .object(
      moments + percentiles + [
        Member("max", JSONValue(summary.max)), Member("ci95", .object(intervals)), Member("unreliable", .list(unreliable)),
        Member("relative_width", JSONValue(summary.relativeWidth)),
      ])
  }
}

package import Vocabulary

/// The values of one metric, on their way to a summary, in bounded memory.
///
/// Up to `exactLimit` values are kept, and every number of the summary is exact. Beyond, they are counted in buckets 0.1 % wide:
/// percentiles are then off by at most 0.05 %, mean, deviation, smallest and largest stay exact, and the summary says so
/// (`relativeWidth`). Chance alone then moves the percentiles of a metric that varies by a tenth or more by as much.
package struct Distribution: Sendable {
  /// The most values that are kept one by one.
  package static let exactLimit = 1 << 16

  /// The unit of all values.
  package let unit: MetricUnit
  private var exact: [Double] = []
  private var bucketed: BucketedValues?
  private var infinite = 0

  /// No values yet, of `unit`.
  package init(unit: MetricUnit) { self.unit = unit }

  /// The values of a histogram of nanoseconds, in seconds.
  init(nanoseconds: LogHistogram) {
    unit = .seconds
    bucketed = BucketedValues(nanoseconds: nanoseconds)
  }

  /// How many values were added.
  package var count: Int { finite + infinite }

  private var finite: Int { bucketed?.count ?? exact.count }

  /// Adds `value`, which must be finite, `times` times.
  package mutating func add(_ value: Double, times: Int = 1) {
    guard bucketed == nil, times <= Self.exactLimit - exact.count else { return addBeyondLimit(value, times: times) }
    for _ in 0..<times { exact.append(value) }
  }

  /// Adds a value larger than every other: the latency of a request that never came to its end.
  package mutating func addInfinite() { infinite += 1 }

  private mutating func addBeyondLimit(_ value: Double, times: Int) {
    if bucketed == nil {
      bucketed = asBuckets
      exact = []
    }
    bucketed?.add(value, times: times)
  }

  /// The values of both.
  func merged(with other: Distribution) -> Distribution {
    var merged = self
    merged.infinite += other.infinite
    if bucketed == nil, other.bucketed == nil, exact.count + other.exact.count <= Self.exactLimit {
      merged.exact += other.exact
    } else {
      var buckets = asBuckets
      buckets.merge(other.asBuckets)
      merged.bucketed = buckets
      merged.exact = []
    }
    return merged
  }

  private var asBuckets: BucketedValues {
    if let bucketed { return bucketed }
    var buckets = BucketedValues(unit: unit, pivot: exactMean ?? 0)
    for value in exact { buckets.add(value) }
    return buckets
  }

  /// Summed as distances from the first, so that equal values have exactly their value as mean and 0 as deviation.
  private var exactMean: Double? {
    guard let first = exact.first else { return nil }
    return first + exact.reduce(0) { $0 + ($1 - first) } / Double(exact.count)
  }

  private var exactDeviation: Double? {
    guard exact.count > 1, let mean = exactMean else { return nil }
    let squares = exact.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(exact.count - 1)).squareRoot()
  }

  /// Its finite values, ascending.
  var ordered: OrderedValues { bucketed?.ordered ?? OrderedValues(sorted: exact.sorted()) }

  /// The numbers that a report prints.
  ///
  /// With infinite values among them there is no mean, deviation or largest value, and percentiles that fall on one have none.
  package var summary: DistributionSummary {
    let ordered = ordered
    let isFinite = infinite == 0
    return DistributionSummary(
      unit: unit, count: count,
      mean: isFinite ? bucketed.map(\.mean) ?? exactMean : nil,
      std: isFinite ? bucketed.map(\.standardDeviation) ?? exactDeviation : nil,
      min: bucketed.map(\.minimum) ?? ordered.value(rank: 1),
      max: isFinite ? bucketed.map(\.maximum) ?? ordered.value(rank: ordered.count) : nil,
      percentiles: ReportedPercentile.all.map { percentile in
        let interval = OrderStatisticInterval(of: percentile.share, in: count)
        return DistributionSummary.Percentile(
          id: percentile.id, value: ordered.value(rank: percentile.rank(in: count)),
          low: interval.low.flatMap(ordered.value), high: interval.high.flatMap(ordered.value),
          isReliable: percentile.isReliable(in: count))
      },
      relativeWidth: bucketed?.relativeWidth)
  }
}

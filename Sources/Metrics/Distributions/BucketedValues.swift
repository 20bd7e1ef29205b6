import Vocabulary

/// The values of a distribution too many to keep: counts in buckets, beside an exact mean, deviation, smallest and largest.
struct BucketedValues: Sendable {
  private var histogram: LogHistogram
  /// Histogram ticks in one unit of the metric.
  private let ticksPerUnit: Double
  /// A value near the mean.
  ///
  /// Squares are summed of distances from it, which stay small where squares of the values would swallow the deviation.
  private let pivot: Double
  private var sum = 0.0
  private var sumOfSquares = 0.0
  private var smallest = Double.infinity
  private var largest = -Double.infinity

  /// No values yet of `unit`, expected around `pivot`.
  init(unit: MetricUnit, pivot: Double) {
    histogram = LogHistogram()
    ticksPerUnit = unit.ticks
    self.pivot = pivot
  }

  /// The values of a histogram of nanoseconds, in seconds; each taken for the middle of its bucket.
  init(nanoseconds: LogHistogram) {
    histogram = nanoseconds
    ticksPerUnit = MetricUnit.seconds.ticks
    pivot = seconds(nanoseconds.value(rank: (nanoseconds.count + 1) / 2))
    for (value, count) in nanoseconds.filled { track(seconds(value), times: Int(clamping: count)) }
    smallest = seconds(nanoseconds.minimum)
    largest = seconds(nanoseconds.maximum)

    func seconds(_ ticks: UInt64?) -> Double { Double(ticks ?? 0) / MetricUnit.seconds.ticks }
  }

  var count: Int { Int(clamping: histogram.count) }
  var relativeWidth: Double { histogram.relativeWidth }
  var minimum: Double? { count > 0 ? smallest : nil }
  var maximum: Double? { count > 0 ? largest : nil }
  var mean: Double? { count > 0 ? pivot + sum / Double(count) : nil }

  /// n − 1 form; `nil` of fewer than two.
  var standardDeviation: Double? {
    guard count > 1 else { return nil }
    return (max(0, sumOfSquares - sum * sum / Double(count)) / Double(count - 1)).squareRoot()
  }

  mutating func add(_ value: Double, times: Int = 1) {
    let ticks = min(max(0, value * ticksPerUnit), 0x1p62) + 0.5
    histogram.add(UInt64(bitPattern: Int64(ticks)), times: UInt64(times))
    track(value, times: times)
  }

  private mutating func track(_ value: Double, times: Int) {
    let distance = value - pivot
    sum += distance * Double(times)
    sumOfSquares += distance * distance * Double(times)
    smallest = min(smallest, value)
    largest = max(largest, value)
  }

  /// Adds the values of `other`, which is of the same unit.
  mutating func merge(_ other: BucketedValues) {
    guard other.count > 0 else { return }
    let shift = other.pivot - pivot
    let count = Double(other.count)
    sumOfSquares += other.sumOfSquares + 2 * shift * other.sum + shift * shift * count
    sum += other.sum + shift * count
    smallest = min(smallest, other.smallest)
    largest = max(largest, other.largest)
    histogram.merge(other.histogram)
  }

  /// The buckets' middles, kept within the smallest and largest value.
  var ordered: OrderedValues {
    OrderedValues(
      weighted: histogram.filled.map { bucket in
        (min(max(Double(bucket.value) / ticksPerUnit, smallest), largest), Int(clamping: bucket.count))
      })
  }
}

extension MetricUnit {
  /// How finely values of this unit are told apart in a histogram: times to the nanosecond, counts as they are.
  fileprivate var ticks: Double {
    switch self {
    case .seconds, .ratio: 1e9
    case .tokens, .packages, .requests, .bytes, .segments: 1
    case .perSecond, .tokensPerSecond, .bytesPerSecond, .dollarsPerMillionTokens: 1e6
    }
  }
}

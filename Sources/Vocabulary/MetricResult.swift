/// The number, or the distribution, that a metric came to.
public enum MetricResult: Sendable, Equatable {
  /// One number of the whole point; `nil` when it is undefined there.
  case scalar(value: Double?, unit: MetricUnit)
  /// How the values of its requests, or events, were distributed.
  case distribution(DistributionSummary)

  /// The unit of its numbers.
  public var unit: MetricUnit {
    switch self {
    case .scalar(_, let unit): unit
    case .distribution(let summary): summary.unit
    }
  }
}

/// Units of reported numbers, as they are spelled beside them.
public enum MetricUnit: String, Sendable, Codable, CaseIterable {
  case seconds = "s"
  case tokens
  case packages
  case requests
  case bytes
  case segments
  case perSecond = "1/s"
  case tokensPerSecond = "tokens/s"
  case bytesPerSecond = "bytes/s"
  case ratio
  case dollarsPerMillionTokens = "$/1M tokens"
}

/// A distribution in the numbers that a report prints.
///
/// Percentiles are nearest rank: `p·n` rounded up, that many-th smallest. Each has a 95 % interval of order statistics (binomial);
/// a bound that no sample can give is `nil`.
public struct DistributionSummary: Sendable, Equatable {
  /// Unit of all values.
  public var unit: MetricUnit
  /// How many values.
  public var count: Int
  /// Their mean; `nil` of none, as all the following.
  public var mean: Double?
  /// Their standard deviation, n − 1 form; `nil` of fewer than two.
  public var std: Double?
  /// The smallest.
  public var min: Double?
  /// The largest.
  public var max: Double?
  /// The reported percentiles, ascending.
  public var percentiles: [Percentile]
  /// The relative width of the buckets they were read from; `nil` when they are exact.
  public var relativeWidth: Double?

  /// A distribution with these numbers.
  public init(
    unit: MetricUnit, count: Int, mean: Double? = nil, std: Double? = nil, min: Double? = nil, max: Double? = nil,
    percentiles: [Percentile] = [], relativeWidth: Double? = nil
  ) {
    self.unit = unit
    self.count = count
    self.mean = mean
    self.std = std
    self.min = min
    self.max = max
    self.percentiles = percentiles
    self.relativeWidth = relativeWidth
  }

  /// The value of the percentile named `id` (`p50`, `p99.9`); `nil` when it is not reported or has none.
  public func percentile(_ id: String) -> Double? { percentiles.first { $0.id == id }?.value }

  /// One percentile with its interval.
  public struct Percentile: Sendable, Equatable {
    /// `p50`, `p99.9`.
    public var id: String
    /// Its value; `nil` of no values, and where failures counted as +∞ reach down to it.
    public var value: Double?
    /// Lower bound of its 95 % interval.
    public var low: Double?
    /// Upper bound.
    public var high: Double?
    /// Enough values lie beyond it to print it plainly: n·(1 − p) ≥ 10.
    public var isReliable: Bool

    /// A percentile with these numbers.
    public init(id: String, value: Double?, low: Double?, high: Double?, isReliable: Bool) {
      self.id = id
      self.value = value
      self.low = low
      self.high = high
      self.isReliable = isReliable
    }
  }
}

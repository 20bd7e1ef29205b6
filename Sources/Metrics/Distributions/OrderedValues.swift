/// The values of a distribution in ascending order, by which percentiles are found.
struct OrderedValues {
  /// Finite values, ascending.
  private let values: [Double]
  /// How many of the distribution's values each of `values`, with all before it, stands for; `nil` when each stands for itself.
  private let reach: [Int]?
  /// How many finite values there are.
  let count: Int

  /// Each of `sorted`, which must ascend, once.
  init(sorted: [Double]) {
    values = sorted
    reach = nil
    count = sorted.count
  }

  /// Values with how often each occurs, ascending.
  init(weighted: [(value: Double, count: Int)]) {
    var total = 0
    values = weighted.map(\.value)
    reach = weighted.map { pair in
      total += pair.count
      return total
    }
    count = total
  }

  /// The `rank`-th smallest, from 1; `nil` when there are fewer.
  func value(rank: Int) -> Double? {
    guard rank >= 1, rank <= count else { return nil }
    guard let reach else { return values[rank - 1] }
    return values[reach.partitioningIndex { $0 >= rank }]
  }

  /// The median, nearest rank.
  var median: Double? { value(rank: (count + 1) / 2) }

  /// How many values lie so far from the median that their modified z-score exceeds `limit`; `nil` where it is undefined.
  ///
  ///     z(x) = 0.6745 · |x − median| / MAD,   MAD = median of |x − median|
  ///
  /// Undefined when more than half of the values are equal (MAD = 0). Unlike mean and standard deviation, neither the median nor
  /// the MAD moves with the very values that are being judged.
  ///
  /// Source: Iglewicz & Hoaglin, How to Detect and Handle Outliers, 1993.
  func outliers(beyond limit: Double) -> Int? {
    guard let median else { return nil }
    let distances = weightedValues.map { (value: abs($0.value - median), count: $0.count) }.sorted { $0.value < $1.value }
    guard let deviation = OrderedValues(weighted: distances).median, deviation > 0 else { return nil }
    return distances.reduce(0) { $0 + (0.6745 * $1.value > limit * deviation ? $1.count : 0) }
  }

  private var weightedValues: [(value: Double, count: Int)] {
    values.indices.map { index in
      (values[index], reach.map { $0[index] - (index > 0 ? $0[index - 1] : 0) } ?? 1)
    }
  }
}

extension RandomAccessCollection where Index == Int {
  /// The first index whose element satisfies `isInSecondPart`, when all that do follow all that do not; `endIndex` if none does.
  func partitioningIndex(where isInSecondPart: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if isInSecondPart(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// A mean of numbers that come one by one.
struct RunningMean: Sendable {
  private(set) var count = 0
  private var sum = 0.0

  mutating func add(_ value: Double) {
    count += 1
    sum += value
  }

  /// `nil` of none.
  var value: Double? { count > 0 ? sum / Double(count) : nil }
}

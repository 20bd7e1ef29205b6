/// Lengths of time as people write them.
extension Duration {
  private static let units: [(name: String, nanoseconds: Int64)] = [
    ("h", 3_600_000_000_000), ("m", 60_000_000_000), ("s", 1_000_000_000), ("ms", 1_000_000), ("us", 1000), ("µs", 1000),
    ("ns", 1),
  ]

  /// The time that `text` says, to the nanosecond: a decimal number and a unit, seconds if it has none.
  package init?(written text: String) {
    let number = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    let unitName = text.dropFirst(number.count)
    guard let unit = Duration.units.first(where: { $0.name == (unitName.isEmpty ? "s" : unitName) }) else { return nil }
    let parts = number.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first.flatMap({ Int64($0) }) else { return nil }
    var fraction: Int64 = 0
    if parts.count == 2 {
      guard !parts[1].isEmpty, let value = Double("0.\(parts[1])") else { return nil }
      fraction = Int64((value * Double(unit.nanoseconds)).rounded())
    }
    let product = whole.multipliedReportingOverflow(by: unit.nanoseconds)
    let sum = product.partialValue.addingReportingOverflow(fraction)
    if product.overflow || sum.overflow { return nil }
    self = .nanoseconds(sum.partialValue)
  }

  /// The time in the largest unit from seconds down that gives a whole number: `600s`, `1500ms`.
  package var written: String {
    let unit = Duration.units.first { !["h", "m"].contains($0.name) && nanoseconds.isMultiple(of: $0.nanoseconds) }
    guard let unit else { return "\(nanoseconds)ns" }
    return "\(nanoseconds / unit.nanoseconds)\(unit.name)"
  }
}

internal import Vocabulary

extension ValueForm where Value == Duration {
  /// A length of time from `least`, at most a year; a bare number is seconds.
  static func time(from least: Duration) -> ValueForm {
    let accepted = "a time\(least > .zero ? " above 0" : ""), as 250ms, 1.5s, 2m or 1h; a bare number is seconds"
    return ValueForm("TIME", accepted) { (text) throws(Misread) in
      guard let time = Duration(written: text) else { throw Misread(text, "not a time") }
      if time < least { throw Misread(text, "too short") }
      if time > .longestPlanned { throw Misread(text, "longer than a year") }
      return time
    } show: {
      .text($0.written)
    }
  }

  /// The least time that is not none.
  static var positiveTime: ValueForm { time(from: .nanoseconds(1)) }
}

extension ValueForm where Value == WarmUp {
  /// A number of requests or a length of time: a bare number is requests, 0 of either is none.
  static var warmUp: ValueForm {
    let requests = ValueForm<Int>.count(from: 0)
    let time = ValueForm<Duration>.time(from: .zero)
    return ValueForm("N|TIME", "a number of requests, as 50, or a time with its unit, as 5s") { (text) throws(Misread) in
      if wholeNumber(text) != nil {
        let count = try requests.read(.quoted(text))
        return count == 0 ? .none : .requests(count)
      }
      let length = try time.read(.quoted(text))
      return length == .zero ? .none : .time(length)
    } show: { warmUp in
      switch warmUp {
      case .none: .integer(0)
      case .requests(let count): .integer(count)
      case .time(let length): .text(length.written)
      }
    }
  }
}

extension Duration {
  /// The longest time that a plan may name.
  static let longestPlanned = Duration.seconds(365 * 86_400)

  private static let units: [(name: String, nanoseconds: Int64)] = [
    ("h", 3_600_000_000_000), ("m", 60_000_000_000), ("s", 1_000_000_000), ("ms", 1_000_000), ("us", 1000), ("µs", 1000),
    ("ns", 1),
  ]

  /// The time that `text` says, to the nanosecond: a decimal number and a unit, seconds if it has none.
  init?(written text: String) {
    let number = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    let unitName = text.dropFirst(number.count)
    guard let unit = Duration.units.first(where: { $0.name == (unitName.isEmpty ? "s" : unitName) }) else { return nil }
    let parts = number.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first.flatMap({ Int64($0) }) else { return nil }
    var fraction = 0.0
    if parts.count == 2 {
      guard let digits = wholeNumber(String(parts[1])), let value = Double("0." + digits) else { return nil }
      fraction = value
    }
    let (nanoseconds, overflows) = whole.multipliedReportingOverflow(by: unit.nanoseconds)
    if overflows { return nil }
    self = .nanoseconds(nanoseconds) + .nanoseconds(Int64((fraction * Double(unit.nanoseconds)).rounded()))
  }

  /// The time in the largest unit from seconds down that gives a whole number: `600s`, `1500ms`.
  var written: String {
    let unit = Duration.units.first { !["h", "m"].contains($0.name) && nanoseconds.isMultiple(of: $0.nanoseconds) }
    guard let unit else { return "\(nanoseconds)ns" }
    return "\(nanoseconds / unit.nanoseconds)\(unit.name)"
  }
}

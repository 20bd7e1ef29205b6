internal import Vocabulary

extension ValueForm where Value == Duration {
  /// A length of time from `least`, at most a year; a bare number is seconds.
  static func time(from least: Duration) -> ValueForm {
    let accepted = "a time\(least > .zero ? " above 0" : ""), as 250ms, 1.5s, 2m or 1h; a bare number is seconds"
    return ValueForm("TIME", accepted) { (text) throws(Misread) in
      guard let time = Duration(written: text) else {
        let isNegative = text.first == "-" && Duration(written: String(text.dropFirst())) != nil
        throw Misread(text, isNegative ? "a negative time" : "not a time")
      }
      if time < least { throw Misread(text, "too short") }
      if time > .longestPlanned { throw Misread(text, "longer than a year") }
      return time
    } show: {
      .text($0.written)
    }
  }

  /// A length of time in whole seconds, at least one.
  static var wholeSeconds: ValueForm {
    let time = ValueForm.time(from: .seconds(1))
    return ValueForm("TIME", "a whole number of seconds, as 30s, 2m or 1h") { (text) throws(Misread) in
      let length = try time.read(.quoted(text))
      if length.components.attoseconds != 0 { throw Misread(text, "not a whole number of seconds") }
      return length
    } show: {
      time.show($0)
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
  fileprivate static let longestPlanned = Duration.seconds(365 * 86_400)
}

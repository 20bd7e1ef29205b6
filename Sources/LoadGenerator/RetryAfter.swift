internal import Vocabulary

extension Duration {
  /// The wait that the header `Retry-After` asks for; `nil` when it makes no sense.
  ///
  /// It is a number of seconds, or a date in the form `Fri, 31 Dec 2100 23:59:59 GMT`. A date that is past asks for none, and so does a
  /// negative number.
  ///
  /// - Parameters:
  ///   - value: the header's value.
  ///   - now: the time, in seconds of the Unix epoch.
  ///
  /// Source: RFC 9110, 10.2.3.
  init?(retryAfter value: String, now: Int) {
    let longest = 1 << 30
    let digits = value.hasPrefix("-") ? value.dropFirst() : value[...]
    if !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      self = .seconds(value.hasPrefix("-") ? 0 : min(Int(digits) ?? longest, longest))
    } else if let date = secondsOfEpoch(httpDate: value) {
      self = .seconds(min(max(0, date - now), longest))
    } else {
      return nil
    }
  }
}

/// The instant of an HTTP date, in seconds of the Unix epoch.
private func secondsOfEpoch(httpDate text: String) -> Int? {
  let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
  let words = text.split(separator: " ")
  guard words.count == 6, words[5] == "GMT", let day = Int(words[1]), let year = Int(words[3]),
    let month = months.firstIndex(where: { $0 == words[2] }), (1...31).contains(day), (1970...9999).contains(year)
  else { return nil }
  let time = words[4].split(separator: ":").compactMap { Int($0) }
  guard time.count == 3, time.allSatisfy({ (0...60).contains($0) }) else { return nil }
  // Years that begin in March have their leap day last.
  let shifted = (month + 10) % 12
  let march = month < 2 ? year - 1 : year
  let days = march * 365 + march / 4 - march / 100 + march / 400 + (shifted * 153 + 2) / 5 + day - 1 - 719_468
  return days * 86_400 + time[0] * 3600 + time[1] * 60 + time[2]
}

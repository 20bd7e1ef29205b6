extension Double {
  /// The number with `decimals` decimals, its thousands grouped: `1,320.45`.
  func fixed(_ decimals: Int) -> String {
    let scale = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
    let scaled = (magnitude * scale).rounded()
    guard let whole = Int(exactly: scaled) else { return description }
    let digits = String(whole)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let sign = self < 0 && whole > 0 ? "-" : ""
    let fraction = decimals > 0 ? "." + padded.suffix(decimals) : ""
    return sign + String(padded.dropLast(decimals)).groupedByThousands + fraction
  }

  /// How many decimals show the first `digits` digits of the number, at most `most`; that many for 0.
  func decimals(showing digits: Int, atMost most: Int) -> Int {
    let enough = (1..<digits).reduce(1.0) { power, _ in power * 10 } - 0.5
    var decimals = 0
    var shown = magnitude
    while shown < enough, decimals < most {
      shown *= 10
      decimals += 1
    }
    return decimals
  }

  /// The number to four significant digits, without zeros at its end; for numbers whose size is not known beforehand.
  var brief: String {
    let parts = fixed(decimals(showing: 4, atMost: 9)).split(separator: ".")
    guard let whole = parts.first, parts.count == 2, let end = parts[1].lastIndex(where: { $0 != "0" }) else {
      return parts.first.map(String.init) ?? description
    }
    return "\(whole).\(parts[1][...end])"
  }
}

extension Int {
  /// The number with its thousands grouped.
  var grouped: String { (self < 0 ? "-" : "") + String(magnitude).groupedByThousands }

  /// The number with its thousands grouped, or in millions where that would be long.
  var compact: String { magnitude < 10_000_000 ? grouped : "\((Double(self) / 1e6).brief) M" }
}

extension String {
  fileprivate var groupedByThousands: String {
    var text = ""
    for (position, digit) in self.enumerated() {
      if position > 0, (count - position).isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return text
  }
}

/// Whether two texts are the same number: |a − b| ≤ tolerance.
///
/// Each must be one number and nothing else, but for currency, commas between groups of three digits, a per cent sign, which is dropped,
/// and a full stop. Compared exactly as decimals are written, as far as a `Double` holds them. llmuses compares GSM8K so, with 0.0001;
/// lm-eval compares there as text, to which 18.0 is not 18.
enum NumericEquality {
  /// Both are numbers and the same.
  static func areEqual(_ answer: String, _ target: String, tolerance: Double) -> Bool {
    guard let left = value(of: answer), let right = value(of: target) else { return false }
    return abs(left - right) <= tolerance
  }

  /// The number that `text` is; `nil` where it is none.
  static func value(of text: String) -> Double? {
    var scalars = text.stripped.unicodeScalars[...]
    while let last = scalars.last, ".%".unicodeScalars.contains(last) { scalars.removeLast() }
    let isNegative = scalars.first == "-" || scalars.first == "−"
    while let first = scalars.first, "-−+$€£¥".unicodeScalars.contains(first) { scalars.removeFirst() }
    let number = String(scalars)
    let scan = NumberScan(number)
    guard let found = scan.next(from: 0), found.range == 0..<number.utf8.count, let value = Double(scan.spelled(found)) else {
      return nil
    }
    return isNegative ? -value : value
  }
}

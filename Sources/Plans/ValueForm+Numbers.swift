internal import Vocabulary

extension ValueForm where Value == Int {
  /// A whole number from `least` to `most`.
  static func count(from least: Int = 1, to most: Int = 1_000_000_000) -> ValueForm {
    let accepted = "a whole number from \(least) to \(grouped(most))"
    return ValueForm("N", accepted) { (text) throws(Misread) in
      if isNegative(text) { throw Misread(text, "a negative number") }
      guard let digits = wholeNumber(text), let count = Int(digits) else { throw Misread(text, "not a whole number") }
      if count < least { throw Misread(text, "too small") }
      if count > most { throw Misread(text, "too large") }
      return count
    } show: {
      .integer($0)
    }
  }
}

extension ValueForm where Value == UInt64 {
  /// A seed.
  static var seed: ValueForm {
    ValueForm("N", "a whole number from 0 to \(UInt64.max)") { (text) throws(Misread) in
      if isNegative(text) { throw Misread(text, "a negative number") }
      guard let digits = wholeNumber(text), let seed = UInt64(digits) else { throw Misread(text, "not such a number") }
      return seed
    } show: {
      Int(exactly: $0).map { .integer($0) } ?? .text(String($0))
    }
  }
}

extension ValueForm where Value == Double {
  /// A decimal number within `range`, which `accepted` puts in words.
  static func number(
    _ accepted: String, placeholder: String = "X", within range: @escaping @Sendable (Double) -> Bool
  ) -> ValueForm {
    ValueForm(placeholder, "a number \(accepted)") { (text) throws(Misread) in
      // `Double` itself would take nan, inf and hexadecimal too.
      guard text.utf8.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }), let number = Double(text), number.isFinite else {
        throw Misread(text, "not a number")
      }
      if !range(number) { throw Misread(text, "out of range") }
      return number
    } show: {
      Int(exactly: $0).map { .integer($0) } ?? .number($0)
    }
  }
}

extension ValueForm where Value == ClosedRange<Int> {
  /// A length, `N`, or a range of lengths, `MIN:MAX`.
  static func lengths(to most: Int) -> ValueForm {
    let length = ValueForm<Int>.count(to: most)
    return ValueForm("N|MIN:MAX", "a length or a range of lengths, as 100 or 50:200, from 1 to \(grouped(most))") {
      (text) throws(Misread) in
      let ends = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
      guard let first = ends.first, let last = ends.last, ends.count <= 2 else { throw Misread(text, "not a range") }
      let (shortest, longest) = (try length.read(.quoted(first)), try length.read(.quoted(last)))
      if shortest > longest { throw Misread(text, "ends before it begins") }
      return shortest...longest
    } show: { range in
      range.count == 1 ? .integer(range.lowerBound) : .text("\(range.lowerBound):\(range.upperBound)")
    }
  }
}

/// The digits of a whole number, which may be grouped by `_`, as in `10_000`; `nil` if it is something else.
func wholeNumber(_ text: String) -> String? {
  let groups = text.split(separator: "_", omittingEmptySubsequences: false)
  let isWhole = groups.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
  return isWhole ? groups.joined() : nil
}

/// A whole number stands behind a minus sign.
private func isNegative(_ text: String) -> Bool { text.first == "-" && wholeNumber(String(text.dropFirst())) != nil }

/// The number with its thousands set apart as plans may write them: `1_000_000`.
private func grouped(_ number: Int) -> String {
  let digits = String(number)
  var grouped = ""
  for (place, digit) in digits.enumerated() {
    if place > 0, (digits.count - place).isMultiple(of: 3) { grouped += "_" }
    grouped.append(digit)
  }
  return grouped
}

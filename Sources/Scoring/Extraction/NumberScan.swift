/// Finds numbers in a text.
///
/// A number is digits, in groups of three behind commas or without any; then perhaps a point and digits, or only these; then
/// perhaps `e` and an exponent. A minus right before it, or before its `$`, is its sign unless a letter, a digit or a closing bracket
/// stands before that: `16-3` subtracts. A point or comma that no digit follows belongs to the sentence.
///
/// On GSM8K's replies it finds what lm-eval's `flexible-extract` and llmuses' last number find, once they are compared as numbers. It
/// differs from both where a reply ends in a subtraction, which they take for a negative number.
struct NumberScan {
  private let bytes: [UInt8]

  init(_ text: String) { bytes = Array(text.utf8) }

  /// The last number in `text`: sign, digits, point and exponent as written, without commas and currency; `nil` where there is none.
  static func last(in text: String) -> String? {
    let scan = NumberScan(text)
    var last: Found?
    var place = 0
    while let found = scan.next(from: place) {
      last = found
      place = found.range.upperBound
    }
    return last.map { scan.spelled($0) }
  }

  /// A number found: whether it is negative, and where its digits, commas, point and exponent lie.
  struct Found {
    var isNegative: Bool
    var range: Range<Int>
  }

  /// The first number whose digits begin at `start` or behind it.
  func next(from start: Int) -> Found? {
    var place = start
    while place < bytes.count {
      if let end = end(ofNumberAt: place) { return Found(isNegative: isSigned(at: place), range: place..<end) }
      place += 1
    }
    return nil
  }

  /// How `found` is written, without its commas.
  func spelled(_ found: Found) -> String {
    (found.isNegative ? "-" : "") + String(decoding: bytes[found.range].filter { $0 != UInt8(ascii: ",") }, as: UTF8.self)
  }

  private func isDigit(_ place: Int) -> Bool { bytes.indices.contains(place) && bytes[place].isASCIIDigit }

  private func isPoint(_ place: Int) -> Bool { bytes.indices.contains(place) && bytes[place] == UInt8(ascii: ".") }

  private func end(ofNumberAt start: Int) -> Int? {
    var place = start
    if isDigit(place) {
      while isDigit(place) { place += 1 }
      if place - start <= 3 { place = end(ofGroupsAt: place) }
    } else if !isPoint(start) || !isDigit(start + 1) || isDigit(start - 1) || isPoint(start - 1) {
      return nil
    }
    if isPoint(place), isDigit(place + 1) {
      place += 1
      while isDigit(place) { place += 1 }
    }
    return end(ofExponentAt: place)
  }

  /// Where the groups of three digits end that begin, with a comma, at `start`.
  private func end(ofGroupsAt start: Int) -> Int {
    var place = start
    while place < bytes.count, bytes[place] == UInt8(ascii: ",") {
      guard (1...3).allSatisfy({ isDigit(place + $0) }), !isDigit(place + 4) else { break }
      place += 4
    }
    return place
  }

  private func end(ofExponentAt start: Int) -> Int {
    guard start < bytes.count, bytes[start] | 0x20 == UInt8(ascii: "e") else { return start }
    var place = start + 1
    if place < bytes.count, bytes[place] == UInt8(ascii: "-") || bytes[place] == UInt8(ascii: "+") { place += 1 }
    guard isDigit(place) else { return start }
    while isDigit(place) { place += 1 }
    return place < bytes.count && bytes[place].isASCIILetter ? start : place
  }

  /// A minus belongs to the number whose digits begin at `start`.
  private func isSigned(at start: Int) -> Bool {
    var place = start - 1
    if place >= 0, bytes[place] == UInt8(ascii: "$") { place -= 1 }
    let isHyphen = place >= 0 && bytes[place] == UInt8(ascii: "-")
    // U+2212, the minus of print.
    let isMinus = place >= 2 && bytes[place - 2...place].elementsEqual([0xE2, 0x88, 0x92])
    guard isHyphen || isMinus else { return false }
    place -= isMinus ? 3 : 1
    guard place >= 0 else { return true }
    let before = bytes[place]
    return !before.isASCIILetter && !before.isASCIIDigit && !")]}".utf8.contains(before)
  }
}

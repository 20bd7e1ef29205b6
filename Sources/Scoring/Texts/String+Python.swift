/// Text as Python sees it, whose scripts set the rules that scores are made by: white space by its list, letters by their scalars.
extension Unicode.Scalar {
  /// It is one of those that Python's `str.strip` and `str.split` take for white space.
  var isPythonSpace: Bool {
    switch value {
    case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// It is what `\w` matches: a letter, a digit or `_`.
  var isWord: Bool {
    if isASCII { return isDigit || isLatinLetter || self == "_" }
    return switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .letterNumber,
      .otherNumber:
      true
    default: false
    }
  }

  /// It is one of `0` to `9`.
  var isDigit: Bool { ("0"..."9").contains(self) }

  /// It is a letter from `A` to `Z` or `a` to `z`.
  var isLatinLetter: Bool { ("A"..."Z").contains(self) || ("a"..."z").contains(self) }
}

extension UInt8 {
  /// It is a digit of ASCII.
  var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
  /// It is a letter of ASCII.
  var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }
}

extension StringProtocol {
  /// Without white space at both ends.
  package var stripped: String {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.isPythonSpace }),
      let last = scalars.lastIndex(where: { !$0.isPythonSpace })
    else { return "" }
    return String(self[first...last])
  }

  /// Without white space at the end.
  var strippedAtEnd: String {
    unicodeScalars.lastIndex { !$0.isPythonSpace }.map { String(self[...$0]) } ?? ""
  }

  /// The runs between white space.
  var words: [String] {
    var words: [String] = []
    var start: Index?
    for index in unicodeScalars.indices {
      if unicodeScalars[index].isPythonSpace {
        if let begun = start { words.append(String(self[begun..<index])) }
        start = nil
      } else if start == nil {
        start = index
      }
    }
    if let start { words.append(String(self[start...])) }
    return words
  }

  /// Both are the same scalars; Swift's `==` also takes a letter and its composition of two for the same.
  func hasScalars(of other: some StringProtocol) -> Bool { utf8.elementsEqual(other.utf8) }
}

extension String {
  /// The text of these scalars.
  init(scalars: some Sequence<Unicode.Scalar>) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(scalars.underestimatedCount)
    for scalar in scalars { bytes.append(scalar) }
    self.init(decoding: bytes, as: UTF8.self)
  }

  /// Where `other` begins in the UTF-8, at `start` or behind it.
  func offset(of other: String, from start: Int = 0) -> Int? {
    let text = utf8.span
    let pattern = other.utf8.span
    var place = start
    while place <= text.count - pattern.count {
      if text.holds(pattern, at: place) { return place }
      place += 1
    }
    return nil
  }

  /// Where `other` begins in the UTF-8 for the last time.
  func lastOffset(of other: String) -> Int? {
    let text = utf8.span
    let pattern = other.utf8.span
    var place = text.count - pattern.count
    while place >= 0 {
      if text.holds(pattern, at: place) { return place }
      place -= 1
    }
    return nil
  }

  /// `old` is in it.
  func holds(_ old: String) -> Bool { offset(of: old) != nil }

  /// With `new` in place of each `old`, from left to right: Python's `str.replace`; an empty `old` is nowhere.
  package func replacing(each old: String, with new: String) -> String {
    guard !old.isEmpty, var found = offset(of: old) else { return self }
    var result = ""
    var copied = 0
    while true {
      result += piece(copied..<found)
      result += new
      copied = found + old.utf8.count
      guard let next = offset(of: old, from: copied) else { break }
      found = next
    }
    return result + piece(copied..<utf8.count)
  }

  /// The texts between each `separator`: Python's `str.split`.
  package func parts(between separator: String) -> [String] {
    var parts: [String] = []
    var copied = 0
    while let found = offset(of: separator, from: copied) {
      parts.append(String(piece(copied..<found)))
      copied = found + separator.utf8.count
    }
    return parts + [String(piece(copied..<utf8.count))]
  }
}

extension [UInt8] {
  /// Appends the UTF-8 of `scalar`.
  mutating func append(_ scalar: Unicode.Scalar) {
    if scalar.isASCII { append(UInt8(scalar.value)) } else { self += UTF8.encode(scalar) ?? .init() }
  }
}

extension Span<UInt8> {
  /// `pattern` stands at `offset`.
  func holds(_ pattern: Span<UInt8>, at offset: Int) -> Bool {
    guard offset + pattern.count <= count else { return false }
    for index in pattern.indices where self[offset + index] != pattern[index] { return false }
    return true
  }
}

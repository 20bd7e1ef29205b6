/// Pieces of texts, found by their bytes: a marker next to a combining mark is there all the same.
extension String {
  /// Without white space at both ends.
  var stripped: String {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }

  /// Where `part` begins and ends in the UTF-8, at `start` or behind it.
  func range(of part: String, from start: String.Index? = nil) -> Range<String.Index>? {
    let bytes = utf8
    let wanted = Array(part.utf8)
    guard let first = wanted.first else { return nil }
    var place = start ?? startIndex
    while let found = bytes[place...].firstIndex(of: first) {
      let rest = bytes[found...]
      if rest.starts(with: wanted) { return found..<bytes.index(found, offsetBy: wanted.count) }
      place = bytes.index(after: found)
    }
    return nil
  }

  /// With `new` in place of each `old`, from left to right.
  func replacing(each old: String, with new: String) -> String {
    var result = ""
    var copied = startIndex
    while let found = range(of: old, from: copied) {
      result += self[copied..<found.lowerBound]
      result += new
      copied = found.upperBound
    }
    return result + self[copied...]
  }

  /// The texts between each `separator`, without white space at their ends, empty ones left out.
  func parts(between separator: String) -> [String] {
    var parts: [String] = []
    var copied = startIndex
    while let found = range(of: separator, from: copied) {
      parts.append(String(self[copied..<found.lowerBound]).stripped)
      copied = found.upperBound
    }
    parts.append(String(self[copied...]).stripped)
    return parts.filter { !$0.isEmpty }
  }
}

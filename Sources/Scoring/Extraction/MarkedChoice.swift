/// Finds the label of the choice that a reply names behind a marker, such as “ANSWER: B” or “答案：B”.
///
/// The labels are `A` to `Z`, then `1` and on: as many as the question has choices. A marker is the word in any case, a colon (that of
/// print too), and perhaps asterisks. The last marker counts that a label follows; one that only repeats the demanded form, as in
/// “ANSWER: [LETTER]”, does not. The label may stand in brackets or in LaTeX (`$\boxed{\text{B}}$`). A list of labels, by commas,
/// slashes or “and”, ends before the first other word: “B, not C” is B. Without such a marker the last upper-case letter of the text
/// is it, if it is a label.
///
/// That is evalscope's rule, in both its languages. It splits a Chinese list of several labels only at commas.
package struct MarkedChoice {
  private let marker: [Unicode.Scalar]
  private let several: Bool

  /// The choice behind `marker`; several labels where `several` may be right, joined by commas in the order of the labels.
  init(marker: String, several: Bool) {
    self.marker = Array(marker.lowercased().unicodeScalars)
    self.several = several
  }

  /// What the choice with this index, from 0, is called.
  package static func label(_ index: Int) -> String {
    index < 26 ? String(UnicodeScalar(UInt8(ascii: "A") + UInt8(index))) : String(index - 25)
  }

  /// The label, or labels, in `text` of one of that many choices; of 26 where the question gave none.
  func found(in text: String, choices: Int) -> String? {
    let labels = (0..<(choices > 0 ? choices : 26)).map(MarkedChoice.label)
    let scalars = Array(text.unicodeScalars)
    for place in stride(from: scalars.count - marker.count, through: 0, by: -1) {
      guard let behind = self.behind(markerAt: place, in: scalars) else { continue }
      let named = LabelList(scalars, at: behind, labels: labels).words
      if !named.isEmpty { return choice(of: named, labels: labels) }
    }
    guard let last = scalars.last(where: \.properties.isUppercase), labels.contains(String(last)) else { return nil }
    return String(last)
  }

  private func choice(of named: [String], labels: [String]) -> String? {
    guard several else { return named.count == 1 && labels.contains(named[0]) ? named[0] : nil }
    let isListed = named.allSatisfy { labels.contains($0) }
    let chosen = isListed ? Set(named) : Set(named.flatMap { $0.map { String($0) } })
    return labels.filter { chosen.contains($0) }.joined(separator: ",")
  }

  private func behind(markerAt start: Int, in text: [Unicode.Scalar]) -> Int? {
    for (offset, scalar) in marker.enumerated() {
      let found = text[start + offset]
      guard found == scalar || ("A"..."Z").contains(found) && found.value | 0x20 == scalar.value else { return nil }
    }
    var place = text.skippingSpace(from: start + marker.count)
    guard place < text.count, text[place] == ":" || text[place] == "：" else { return nil }
    place = text.skippingSpace(from: place + 1)
    while place < text.count, text[place] == "*" { place += 1 }
    return text.skippingSpace(from: place)
  }
}

/// The labels listed at one place of a text.
private struct LabelList {
  /// What is named, words of labels such as `B` or `AC`.
  private(set) var words: [String] = []

  private static let wrappings = ["boxed", "fbox", "text", "textbf", "mathbf", "mathrm"]

  /// The list at `start` of `text`, in its LaTeX and brackets.
  init(_ text: [Unicode.Scalar], at start: Int, labels: [String]) {
    let place = LabelList.skippingLaTeX(in: text, from: start)
    if let inner = LabelList.bracketed(in: text, at: place) {
      words = LabelList.labels(leading: inner, labels: labels)
    }
    if words.isEmpty {
      let plain = text[min(place, text.count)...].prefix { $0.isDigit || $0.isLatinLetter || $0 == " " || $0.separatesLabels }
      if let first = plain.first, first.isDigit || first.isLatinLetter {
        words = LabelList.labels(leading: plain, labels: labels)
      }
    }
  }

  /// The words at the beginning of `listed` that are nothing but labels, over “and” and “or” between two.
  private static func labels(leading listed: ArraySlice<Unicode.Scalar>, labels: [String]) -> [String] {
    let words = listed.split { $0 == " " || $0.separatesLabels }.map { word in String(scalars: word) }
    func isLabels(_ word: String) -> Bool { labels.contains(word) || word.allSatisfy { labels.contains(String($0)) } }
    var named: [String] = []
    for (index, word) in words.enumerated() {
      if isLabels(word) {
        named.append(word)
      } else if named.isEmpty || !["and", "or"].contains(word.lowercased()) || index + 1 == words.count
        || !isLabels(words[index + 1])
      {
        break
      }
    }
    return named
  }

  /// What is between the brackets at `start`, where these are single letters or digits with separators between.
  private static func bracketed(in text: [Unicode.Scalar], at start: Int) -> ArraySlice<Unicode.Scalar>? {
    guard start < text.count, "([（【".unicodeScalars.contains(text[start]),
      let end = text[start...].firstIndex(where: { ")]）】".unicodeScalars.contains($0) })
    else { return nil }
    let inner = text[(start + 1)..<end]
    let letters = inner.split(omittingEmptySubsequences: false) { $0.separatesLabels }
    let areSingle = letters.allSatisfy { letter in
      let bare = letter.filter { !$0.isPythonSpace }
      return bare.count == 1 && (bare[0].isDigit || bare[0].isLatinLetter)
    }
    return areSingle ? inner : nil
  }

  private static func skippingLaTeX(in text: [Unicode.Scalar], from start: Int) -> Int {
    var place = start
    while place < text.count {
      if text[place] == "$" {
        place += 1
      } else if text[place] == "\\", place + 1 < text.count, text[place + 1] == "(" {
        place += 2
      } else if let end = end(ofWrappingAt: place, in: text) {
        place = end
      } else {
        break
      }
      place = text.skippingSpace(from: place)
    }
    return place
  }

  private static func end(ofWrappingAt start: Int, in text: [Unicode.Scalar]) -> Int? {
    guard text[start] == "\\" else { return nil }
    let name = text[(start + 1)...].prefix(while: \.isLatinLetter)
    let brace = text.skippingSpace(from: start + 1 + name.count)
    guard wrappings.contains(String(scalars: name)), brace < text.count, text[brace] == "{" else { return nil }
    return brace + 1
  }
}

extension Unicode.Scalar {
  fileprivate var separatesLabels: Bool { self == "," || self == "，" || self == "/" || self == "、" }
}

extension [Unicode.Scalar] {
  fileprivate func skippingSpace(from start: Int) -> Int {
    var place = start
    while place < count, self[place].isPythonSpace { place += 1 }
    return place
  }
}

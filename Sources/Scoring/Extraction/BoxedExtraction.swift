/// The arguments of `boxed`: which box of a solution is kept, and how its contents are found.
///
/// A box is `\boxed{…}` or `\fbox{…}`, up to the brace that closes it, braces inside counted; `\boxed 7` is one too, up to the next `$`.
/// By default as in Hendrycks' `last_boxed_only_string` and `remove_boxed`, which lm-eval uses: the last counts, one that is not closed
/// is none, and `\boxed ` with a space goes before all others.
package struct BoxedExtraction: Sendable, Equatable {
  /// Which boxes are kept.
  package enum Boxes: String, Sendable, CaseIterable {
    /// The first.
    case first
    /// The last.
    case last
    /// All, in their order, with commas between, as math-verify does it: of “\boxed{3} or \boxed{4}” it makes `3,4`.
    case all
  }

  /// Which boxes are kept.
  package var take: Boxes
  /// What is left where there is no box.
  package var otherwise: Otherwise

  /// The boxes that `take` says.
  package init(take: Boxes = .last, otherwise: Otherwise = .noAnswer) {
    self.take = take
    self.otherwise = otherwise
  }

  /// What is kept of `text`; `nil` for no answer.
  func found(in text: String) -> String? {
    let kept =
      switch take {
      case .first: Box.all(in: text).first.map { $0.content(in: text) }
      case .last: Box.lastContent(in: text)
      case .all: Box.joined(in: text)
      }
    return kept ?? (otherwise == .keep ? text : nil)
  }
}

/// A box in a text, by offsets into its UTF-8.
struct Box {
  /// From the backslash to behind the closing brace.
  var range: Range<Int>
  /// What is between its braces.
  var inner: Range<Int>

  func content(in text: String) -> String { String(text.piece(inner)) }

  /// The boxes with braces that close, in order, none of those inside another.
  static func all(in text: String) -> [Box] {
    let bytes = text.utf8.span
    let marks = ["\\boxed", "\\fbox"].map { Array($0.utf8) }
    var boxes: [Box] = []
    var closings: [Int: Int]?
    var place = 0
    while place < bytes.count {
      guard bytes[place] == UInt8(ascii: "\\"), marks.contains(where: { bytes.holds($0.span, at: place) }),
        let open = opening(in: text, at: place)
      else {
        place += 1
        continue
      }
      // Known for all braces at once: a reply may open thousands that nothing closes.
      let all = closings ?? Box.closings(in: text)
      closings = all
      guard let closing = all[open] else {
        place += 1
        continue
      }
      boxes.append(Box(range: place..<closing + 1, inner: open + 1..<closing))
      place = closing + 1
    }
    return boxes
  }

  /// The contents of all boxes, commas between; `nil` where there is none.
  static func joined(in text: String) -> String? {
    let boxes = all(in: text)
    return boxes.isEmpty ? nil : boxes.map { $0.content(in: text).stripped }.joined(separator: ",")
  }

  /// What Hendrycks' rule takes for the answer.
  static func lastContent(in text: String) -> String? {
    if let bare = text.after("\\boxed ", take: .last) { return bare.before("$", take: .first) ?? bare }
    if let start = text.lastOffset(of: "\\boxed") { return Box(in: text, at: start)?.content(in: text) }
    return text.lastOffset(of: "\\fbox").flatMap { Box(in: text, at: $0)?.content(in: text) }
  }

  /// The brace that opens the box whose backslash is at `start`; `nil` where there is none.
  private static func opening(in text: String, at start: Int) -> Int? {
    let bytes = text.utf8.span
    var open = start + 1
    while open < bytes.count, (0x61...0x7A).contains(bytes[open]) { open += 1 }
    while open < bytes.count, bytes[open] == UInt8(ascii: " ") { open += 1 }
    return open < bytes.count && bytes[open] == UInt8(ascii: "{") ? open : nil
  }

  /// By the place of each brace that opens, that of the one which closes it.
  private static func closings(in text: String) -> [Int: Int] {
    var closings: [Int: Int] = [:]
    var open: [Int] = []
    for (place, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "{"): open.append(place)
      case UInt8(ascii: "}"): if let last = open.popLast() { closings[last] = place }
      default: break
      }
    }
    return closings
  }

  private init(range: Range<Int>, inner: Range<Int>) {
    self.range = range
    self.inner = inner
  }

  /// The box whose backslash is at `start`; `nil` where it has no braces that close.
  private init?(in text: String, at start: Int) {
    guard let open = Box.opening(in: text, at: start), let closing = Box.closings(in: text)[open] else { return nil }
    self.init(range: start..<closing + 1, inner: open + 1..<closing)
  }
}

/// How much of a text the page shows, so that a browser can hold all of them.
struct TextBound {
  /// The most bytes of one text, in UTF-8.
  let bytes: Int

  /// The bound for `texts`: 20 kB, or where they would still come to more than 100 MB together, less, down to 2 kB.
  init(for texts: [String]) {
    bytes =
      [20_000, 10_000, 5_000].first { bound in texts.reduce(0) { $0 + min($1.utf8.count, bound) } <= 100_000_000 } ?? 2_000
  }

  /// The text, or where it is longer its beginning and its end, which is where an answer stands.
  func excerpt(of text: String) -> String {
    let count = text.utf8.count
    guard count > bytes else { return text }
    // Cut within a character, a half begins or ends with a replacement of it.
    let (head, tail) = (text.utf8.prefix(bytes / 2), text.utf8.suffix(bytes / 2))
    let note = "\n\n[… \(count - head.count - tail.count) bytes are left out here; the records of the run have them …]\n\n"
    return String(decoding: head, as: UTF8.self) + note + String(decoding: tail, as: UTF8.self)
  }
}

internal import Scoring

/// What a task file may do to a text: a fixed list, so that no file brings code.
package enum TextOperation: Sendable, Equatable {
  /// Removes white space at both ends.
  case strip
  /// Makes all letters lower-case.
  case lowercase
  /// Makes the first letter upper-case and the rest lower-case, as Python's `str.capitalize`.
  case capitalize
  /// Puts a space in place of each underscore: the name of a subset, as words.
  case spaces
  /// Removes what stands in square brackets on one line, and the brackets.
  case dropBracketed
  /// Keeps what stands in the last `\boxed{…}`, as a scorer finds it.
  case boxed
  /// Keeps what stands behind the first of these.
  case after(String)
  /// Keeps what stands before the first of these.
  case before(String)
  /// Puts something else in place of each of these.
  case replace(String, with: String)

  /// The operations without arguments, by the words that call them.
  package static let words: [(String, TextOperation)] = [
    ("strip", .strip), ("lowercase", .lowercase), ("capitalize", .capitalize), ("spaces", .spaces),
    ("drop_bracketed", .dropBracketed), ("boxed", .boxed),
  ]

  /// What it makes of `text`; `nil` where what it looks for is not there.
  package func applied(to text: String) -> String? {
    switch self {
    case .strip: return text.stripped
    case .lowercase: return text.lowercased()
    case .capitalize:
      guard let first = text.unicodeScalars.first else { return text }
      return first.properties.titlecaseMapping + String(text.unicodeScalars.dropFirst()).lowercased()
    case .spaces: return text.replacing(each: "_", with: " ")
    case .dropBracketed: return text.withoutBracketed
    case .boxed: return try? Extraction([.boxed()]).answer(in: text).get()
    case .after(let marker): return text.after(marker, take: .first)
    case .before(let marker): return text.before(marker, take: .first)
    case .replace(let old, let new): return text.replacing(each: old, with: new)
    }
  }

  /// What it looks for, for a message.
  var wanted: String {
    switch self {
    case .boxed: "\\boxed{…}"
    case .after(let marker), .before(let marker): marker
    default: "a text"
    }
  }
}

extension String {
  /// Python's `re.sub(r"\[.*?\]", "", …)`.
  fileprivate var withoutBracketed: String {
    var kept = String.UnicodeScalarView()
    var rest = unicodeScalars[...]
    while let open = rest.firstIndex(of: "[") {
      let end = rest[open...].firstIndex { $0 == "]" || $0 == "\n" } ?? rest.endIndex
      let isClosed = end < rest.endIndex && rest[end] == "]"
      kept.append(contentsOf: rest[..<(isClosed ? open : end)])
      rest = isClosed ? rest[end...].dropFirst() : rest[end...]
    }
    kept.append(contentsOf: rest)
    return String(kept)
  }
}

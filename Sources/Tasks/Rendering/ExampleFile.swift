internal import Scoring

/// Examples that stand in a text file, ready to be put before a question.
struct ExampleFile: Equatable {
  /// What stands before the first example.
  var heading: String
  /// The examples, without the line ends behind them.
  var examples: [String]

  /// The most bytes of such a file.
  static let longest = 1 << 20

  /// The examples in `text`, each of which begins with a line that begins with `mark`.
  ///
  /// Up to the text `after` everything is passed over, such as the notice above a benchmark's examples.
  init(_ text: String, begins mark: String, after: String?) {
    let normalized = text.replacing(each: "\r\n", with: "\n")
    let body = after.flatMap { normalized.after($0, take: .first) } ?? normalized
    var parts: [[Substring]] = [[]]
    for line in body.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix(mark) { parts.append([]) }
      parts[parts.count - 1].append(line)
    }
    let texts = parts.map { $0.joined(separator: "\n").withoutLineEnds }
    heading = texts[0]
    examples = Array(texts.dropFirst())
  }
}

extension String {
  /// Without line ends at the end.
  fileprivate var withoutLineEnds: String {
    String(decoding: utf8.reversed().drop { $0 == UInt8(ascii: "\n") }.reversed(), as: UTF8.self)
  }
}

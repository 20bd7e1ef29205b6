extension String {
  /// What stands before `marker`; `nil` where there is none.
  package func before(_ marker: String, take: Take) -> String? {
    (take == .first ? offset(of: marker) : lastOffset(of: marker)).map { String(piece(0..<$0)) }
  }

  /// What stands behind `marker`; `nil` where there is none.
  package func after(_ marker: String, take: Take) -> String? {
    (take == .first ? offset(of: marker) : lastOffset(of: marker)).map {
      String(piece($0 + marker.utf8.count..<utf8.count))
    }
  }

  /// The text up to where the first of `stops` begins.
  ///
  /// That of lm-eval's `until`; unlike an endpoint's stops it also acts where the endpoint was asked for none, or ignored them.
  func before(firstOf stops: [String]) -> String {
    stops.compactMap { stop in stop.isEmpty ? nil : offset(of: stop) }.min().map { String(piece(0..<$0)) } ?? self
  }

  /// What the first block of code holds: from the line behind three backquotes, and perhaps the language's name, up to the next three.
  ///
  /// A block that never ends, as in a reply cut short, is none. evalscope's rule for HumanEval.
  var firstCodeBlock: String? {
    let fence = "```"
    var place = 0
    while let start = offset(of: fence, from: place) {
      place = start + fence.utf8.count
      let name = piece(place..<utf8.count).unicodeScalars.prefix(while: \.isWord)
      let body = place + Substring(name).utf8.count
      guard body < utf8.count, utf8.span[body] == UInt8(ascii: "\n") else { continue }
      return offset(of: fence, from: body + 1).map { String(piece(body + 1..<$0)) }
    }
    return nil
  }
}

/// The sentence that the prompts of Minerva ask a solution to end with.
enum FinalAnswer {
  private static let beginning = "Final Answer: The final answer is"
  private static let ending = "I hope it is correct."

  /// What it gives as the answer: what is on one line between its beginning and its ending, ends trimmed.
  ///
  /// A reply that ends before is taken as if it went on so, since a stop sequence may have cut it there. Any one character may stand where the full stop is. As lm-eval's `minerva_math` does; it answers `[invalidanswer]` for none.
  static func found(in text: String) -> String? {
    let text = text + ending
    var place = 0
    while let start = text.offset(of: beginning, from: place) {
      place = start + beginning.utf8.count
      let line = text.piece(place..<text.utf8.count).unicodeScalars.prefix { $0 != "\n" }
      let rest = String(line)
      // A character and a space stand before the ending.
      var from = 0
      while let end = rest.offset(of: " " + ending, from: from) {
        let answer = rest.piece(0..<end).unicodeScalars
        if !answer.isEmpty { return String(answer.dropLast()).stripped }
        from = end + 1
      }
    }
    return nil
  }
}

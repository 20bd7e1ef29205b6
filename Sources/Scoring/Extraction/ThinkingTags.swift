/// A pair of marks between which a model thinks before it answers.
package struct ThinkingTags: Sendable, Equatable {
  /// What begins the thinking.
  package var open: String
  /// What ends it.
  package var close: String

  /// The thinking between `open` and `close`.
  package init(_ open: String, _ close: String) {
    self.open = open
    self.close = close
  }

  /// Those that models are known to use.
  package static let usual = [
    ThinkingTags("<think>", "</think>"),
    ThinkingTags("<thinking>", "</thinking>"),
    ThinkingTags("<thought>", "</thought>"),
    ThinkingTags("<reasoning>", "</reasoning>"),
    ThinkingTags("<seed:think>", "</seed:think>"),
    ThinkingTags("<|begin_of_thought|>", "<|end_of_thought|>"),
    ThinkingTags("<|channel|>analysis<|message|>", "<|channel|>final<|message|>"),
    ThinkingTags("[THINK]", "[/THINK]"),
    ThinkingTags("◁think▷", "◁/think▷"),
  ]
}

/// Finds what was thought in a reply, and takes it out.
///
/// A reply may begin inside the thinking, where the chat template has written the opening mark into the prompt: what ends without
/// having begun has begun with the text. What begins and never ends leaves no answer, however much of one stands before it: the
/// model was not done. lm-eval (`think_end_token`) and evalscope (`remove_until`) keep what follows the closing mark, and score such
/// a reply by what the thinking happens to mention.
struct ThinkingSearch {
  private let tags: [ThinkingTags]
  /// Which bytes a mark begins with: all others are passed over at once.
  private let beginnings: [Bool]

  init(_ tags: [ThinkingTags]) {
    self.tags = tags
    var beginnings = [Bool](repeating: false, count: 256)
    for mark in tags.flatMap({ [$0.open, $0.close] }) {
      if let byte = mark.utf8.first { beginnings[Int(byte)] = true }
    }
    self.beginnings = beginnings
  }

  /// `text` without it, nor the white space that it leaves at the beginning.
  func answer(in text: String) throws(NoAnswer) -> String {
    var kept = ""
    var place = 0
    while let mark = nextMark(in: text, from: place) {
      guard mark.opens else {
        kept = ""
        place = mark.end
        continue
      }
      guard let close = text.offset(of: mark.tags.close, from: mark.end) else { throw .unfinishedThinking }
      kept += text.piece(place..<mark.start)
      place = close + mark.tags.close.utf8.count
    }
    guard place > 0 else { return text }
    kept += text.piece(place..<text.utf8.count)
    return String(kept[(kept.unicodeScalars.firstIndex { !$0.isPythonSpace } ?? kept.endIndex)...])
  }

  private struct Mark {
    var tags: ThinkingTags
    var opens: Bool
    var start, end: Int
  }

  private func nextMark(in text: String, from start: Int) -> Mark? {
    let bytes = text.utf8.span
    for place in start..<max(start, bytes.count) where beginnings[Int(bytes[place])] {
      for tags in tags {
        for (mark, opens) in [(tags.open, true), (tags.close, false)] where bytes.holds(mark.utf8.span, at: place) {
          return Mark(tags: tags, opens: opens, start: place, end: place + mark.utf8.count)
        }
      }
    }
    return nil
  }
}

internal import StrictYAML

/// A word with arguments: `strip`, `normalize: squad`, `{regex: {pattern: x}}`.
struct Call {
  /// The word.
  let word: String
  /// Where it stands.
  let place: String
  /// Its line.
  let line: Int
  /// Its arguments; `nil` where it stands alone.
  let arguments: Document?
}

extension TaskReader {
  /// The word that `document` is, or the one key of it; `nil` where it is neither.
  mutating func call(_ document: Document, at place: String) -> Call? {
    if let word = document.text { return Call(word: word, place: place, line: document.line, arguments: nil) }
    guard case .map(let entries) = document.content, entries.count == 1 else {
      report(document.line, place, "\(document.kind) of more than one word", accepted: "a word, or {word: its arguments}")
      return nil
    }
    return Call(word: entries[0].key, place: "\(place).\(entries[0].key)", line: entries[0].line, arguments: entries[0].value)
  }

  /// The arguments of `call`, by name; none where it stands alone.
  mutating func arguments(of call: Call, known: [String]) -> Section {
    section(call.arguments ?? Document(line: call.line, content: .map([])), at: call.place, known: known)
  }

  /// The one argument of `call`, which is a word; `standard` where it stands alone and may.
  mutating func argument<Words: RawRepresentable & CaseIterable>(
    of call: Call, among words: Words.Type, orElse standard: Words? = nil
  ) -> Words? where Words.RawValue == String {
    if call.arguments == nil, let standard { return standard }
    if let word = call.arguments?.text, let value = Words(rawValue: word) { return value }
    report(
      call.line, call.place, value: call.arguments?.text, "not one of them",
      accepted: Words.allCases.map(\.rawValue).joined(separator: ", "))
    return nil
  }

  /// The texts that are the argument of `call`.
  mutating func listed(_ call: Call, accepted: String) -> [String] {
    guard case .list(let items)? = call.arguments?.content else {
      report(call.line, call.place, "no list", accepted: accepted)
      return []
    }
    return items.compactMap(\.text)
  }

  /// `value`, of a word that has no arguments.
  mutating func plain<Value>(_ call: Call, _ value: Value) -> Value {
    if call.arguments != nil { report(call.line, call.place, "it has no arguments", accepted: "the word alone") }
    return value
  }
}

internal import Vocabulary

/// Values at a key of a section: each `nil` when the key is not there, and reported and `nil` when it is not accepted.
extension DocumentReader {
  /// The text at `key`, for which `isAccepted` holds.
  package mutating func text(
    _ key: String, of section: Section, accepted: String, where isAccepted: (String) -> Bool = { !$0.isEmpty }
  ) -> String? {
    guard let document = section.members[key] else { return nil }
    guard let text = document.text, isAccepted(text) else {
      report(
        document.line, section.place(of: key), value: document.text,
        document.text == nil ? "\(document.kind) instead of a text" : "not accepted", accepted: accepted)
      return nil
    }
    return text
  }

  /// The text at `key`, which must be there.
  package mutating func requiredText(
    _ key: String, of section: Section, accepted: String, where isAccepted: (String) -> Bool = { !$0.isEmpty }
  ) -> String {
    if section.members[key] == nil { report(section.line, section.place(of: key), "missing", accepted: accepted) }
    return text(key, of: section, accepted: accepted, where: isAccepted) ?? ""
  }

  /// The truth at `key`; false when it is not there.
  package mutating func flag(_ key: String, of section: Section) -> Bool {
    text(key, of: section, accepted: "true or false") { ["true", "false"].contains($0) } == "true"
  }

  /// The whole number at `key`, within `range`.
  package mutating func number(_ key: String, of section: Section, in range: ClosedRange<Int>) -> Int? {
    let accepted = "a number from \(range.lowerBound) to \(range.upperBound)"
    return text(key, of: section, accepted: accepted) { Int($0).map(range.contains) ?? false }.flatMap { Int($0) }
  }

  /// The share at `key`, from 0 to 1.
  package mutating func share(_ key: String, of section: Section, of what: String) -> Double? {
    text(key, of: section, accepted: "a share of \(what), 0 to 1") { (0...1).contains(Double($0) ?? -1) }.flatMap { Double($0) }
  }

  /// The length of time at `key`, of at most `limit`.
  package mutating func time(_ key: String, of section: Section, upTo limit: Duration) -> Duration? {
    text(key, of: section, accepted: "a time up to \(limit.written), as 250ms or 1.5s") {
      Duration(written: $0).map { $0 <= limit } ?? false
    }
    .flatMap { Duration(written: $0) }
  }

  /// The value that the word at `key` stands for; `others` says what else is accepted there.
  package mutating func choice<Value>(
    _ key: String, of section: Section, among words: [(String, Value)], or others: String? = nil
  ) -> Value? {
    guard let document = section.members[key] else { return nil }
    if let found = words.first(where: { $0.0 == document.text }) { return found.1 }
    let names = words.map(\.0)
    let known = (document.text.map { $0.nearestFirst(of: names) } ?? names) + [others].compactMap(\.self)
    report(
      document.line, section.place(of: key), value: document.text, "not one of them", accepted: known.joined(separator: ", "))
    return nil
  }

  /// The value of the word at `key`.
  package mutating func choice<Words: RawRepresentable<String> & CaseIterable>(
    _ key: String, of section: Section, among words: Words.Type
  ) -> Words? {
    choice(key, of: section, among: Words.allCases.map { ($0.rawValue, $0) })
  }

  /// The elements of the list at `key`; none when it is not there.
  package mutating func list(_ key: String, of section: Section, accepted: String) -> [Document] {
    guard let document = section.members[key] else { return [] }
    guard case .list(let elements) = document.content else {
      report(document.line, section.place(of: key), "\(document.kind) instead of a list", accepted: accepted)
      return []
    }
    return elements
  }

  /// The entries of the mapping at `key`; none when it is not there.
  package mutating func entries(_ key: String, of section: Section, accepted: String) -> [Document.Entry] {
    guard let document = section.members[key] else { return [] }
    guard case .map(let entries) = document.content else {
      report(document.line, section.place(of: key), "\(document.kind) instead of a mapping", accepted: accepted)
      return []
    }
    return entries
  }
}

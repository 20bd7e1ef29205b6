internal import Vocabulary

extension ChoiceSource {
  /// The choices of a row, or what keeps it from having them.
  func choices(of row: RawRow) throws(FieldFault) -> TaskRow.Choices {
    let choices: TaskRow.Choices
    switch self {
    case .listed(let source, let right, let by):
      let texts = try source.texts(of: row)
      choices = TaskRow.Choices(texts: texts, right: try by.places(of: right, in: row, among: texts))
    case .truths(let path):
      guard case .json(let json)? = row.value(at: path), let members = json.members else {
        throw FieldFault(reason: "there is no \(path.text)")
      }
      choices = TaskRow.Choices(
        texts: members.map(\.name), right: members.indices.filter { members[$0].value.isTrue })
    case .sorted(let rightSource, let wrongSource):
      let right = try rightSource.texts(of: row)
      choices = TaskRow.Choices(texts: right + (try wrongSource.texts(of: row)), right: Array(right.indices))
    }
    guard choices.texts.count > 1 else { throw FieldFault(reason: "there is no choice between texts") }
    guard !choices.right.isEmpty else { throw FieldFault(reason: "no choice is right") }
    return choices
  }
}

extension ChoiceSource.RightBy {
  fileprivate func places(of path: MemberPath, in row: RawRow, among texts: [String]) throws(FieldFault) -> [Int] {
    guard let values = row.list(at: path) ?? row.value(at: path).map({ [$0] }) else {
      throw FieldFault(reason: "there is no \(path.text)")
    }
    let words = values.compactMap(\.text)
    guard words.count == values.count else { throw FieldFault(reason: "\(path.text) names no choice") }
    var places: [Int] = []
    switch self {
    case .letter:
      for word in words {
        guard let found = Self.places(ofLetters: word, among: texts) else {
          let shown = word.escapedForDisplay(limit: 40)
          throw FieldFault(reason: "\(path.text) “\(shown)” is neither a letter of the \(texts.count) choices nor one of them")
        }
        places += found
      }
    case .index:
      for word in words {
        guard let place = Int(word), texts.indices.contains(place) else { throw notOne(word, path, texts.count) }
        places.append(place)
      }
    case .label(let labels):
      let names = row.list(at: labels)?.compactMap(\.text) ?? []
      guard names.count == texts.count else { throw FieldFault(reason: "\(labels.text) does not label each choice") }
      for word in words {
        guard let place = names.firstIndex(of: word) else { throw notOne(word, path, texts.count) }
        places.append(place)
      }
    case .flags:
      guard words.count == texts.count else { throw FieldFault(reason: "\(path.text) does not mark each choice") }
      places = words.indices.filter { words[$0] == "1" || words[$0] == "true" }
    case .text:
      for word in words {
        guard let place = texts.firstIndex(of: word) else { throw notOne(word, path, texts.count) }
        places.append(place)
      }
    }
    return Set(places).sorted()
  }

  /// The places among `texts` that `word` means: by the text of one, where it is more than a letter, or by letters, of which a single
  /// one may be small; `nil` for none.
  private static func places(ofLetters word: String, among texts: [String]) -> [Int]? {
    let letters = word.unicodeScalars.filter { !" ,()".unicodeScalars.contains($0) }.map { Int($0.value) - 65 }
    if word.unicodeScalars.count > 1, let place = texts.firstIndex(of: word) { return [place] }
    if letters.allSatisfy(texts.indices.contains) { return letters }
    return letters.count == 1 && texts.indices.contains(letters[0] - 32) ? [letters[0] - 32] : nil
  }

  private func notOne(_ word: String, _ path: MemberPath, _ count: Int) -> FieldFault {
    FieldFault(reason: "\(path.text) “\(word.escapedForDisplay(limit: 40))” is none of the \(count) choices")
  }
}

extension JSONText {
  fileprivate var isTrue: Bool { text == "1" || text == "true" || text == "1.0" }
}

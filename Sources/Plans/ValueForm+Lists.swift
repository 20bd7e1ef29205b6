internal import Vocabulary

extension ValueForm {
  /// Several values of `item`: a list in a plan file, with commas between them after a flag; all that cannot be read are named at once.
  static func list<Item: Sendable>(of item: ValueForm<Item>) -> ValueForm where Value == [Item] {
    ValueForm(
      placeholder: item.placeholder + "[,…]", accepted: item.accepted + "; several with commas between them",
      read: { (value) throws(Misread) in
        let items = value.items
        // Where a key is left out its default stands; who writes it wants something, and nothing cannot be meant.
        if items.isEmpty { throw Misread(value.shown, "an empty list") }
        return try readAll(items.flatMap(\.splitAtCommas), by: item)
      },
      show: { values in values.isEmpty ? nil : .list(values.compactMap(item.show)) })
  }

  /// Several values of `item`, which may hold commas themselves: a list in a plan file, the flag again for each.
  static func repeated<Item: Sendable>(_ item: ValueForm<Item>) -> ValueForm where Value == [Item] {
    ValueForm(
      placeholder: item.placeholder, accepted: item.accepted + "; several by repeating the flag, or as a list in a plan file",
      shape: .repeated,
      read: { (value) throws(Misread) in try readAll(value.items, by: item) },
      show: { values in values.isEmpty ? nil : .list(values.compactMap(item.show)) })
  }

  /// Each of `values`, or all that is wrong with them.
  private static func readAll<Item>(
    _ values: [WrittenValue], by item: ValueForm<Item>
  ) throws(Misread) -> [Item] where Value == [Item] {
    var items: [Item] = []
    var faults: [Misread.Fault] = []
    for value in values {
      do throws(Misread) { items.append(try item.read(value)) } catch { faults += error.faults }
    }
    if !faults.isEmpty { throw Misread(faults: faults) }
    return items
  }
}

extension WrittenValue {
  fileprivate var splitAtCommas: [WrittenValue] {
    switch self {
    case .plain(let text), .quoted(let text):
      text.split(separator: ",", omittingEmptySubsequences: false).map { .quoted($0.withoutSpaceAround) }
    case .list, .map: [self]
    }
  }
}

extension StringProtocol {
  /// The text without the white space around it.
  var withoutSpaceAround: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else {
      return ""
    }
    return String(self[first...last])
  }
}

/// Where the facts are in each JSON value of a reply, compiled.
///
/// A class, so that a parser takes one reference of it and not one of each array.
final class FactTable: Sendable {
  /// What the value at each slot of the trie tells; of the slots of one fact the first that holds something counts.
  let facts: [Fact]
  let paths: [FactPath]
  let trie: PathTrie
  /// The event data that ends a stream; `nil` where only the end of the body does.
  let terminator: [UInt8]?

  init(_ sources: [(fact: Fact, path: FactPath)], terminator: String? = nil) throws(FactPath.Fault) {
    precondition(Fact.allCases.count == ChosenSlots(repeating: nil).count, "there is a place for each fact")
    facts = sources.map(\.fact)
    paths = sources.map(\.path)
    trie = try PathTrie(paths)
    self.terminator = terminator.map { Array($0.utf8) }
  }

  /// The paths to `fact`, for a message.
  func paths(to fact: Fact) -> String {
    zip(facts, paths).filter { $0.0 == fact }.map(\.1.text).joined(separator: " or ")
  }

  /// The slots of `hits` that count, by fact.
  @inline(__always)
  func chosenSlots(of hits: Span<PathHit>) -> ChosenSlots {
    let kinds = facts
    let facts = kinds.span
    var chosen = ChosenSlots(repeating: nil)
    for index in hits.indices where hits[index].holdsSomething {
      let slot = hits[index].slot
      let fact = facts[Int(slot)].rawValue
      if slot < chosen[fact] ?? .max { chosen[fact] = slot }
    }
    return chosen
  }

  /// A slot, or none, for each of `Fact.allCases`.
  typealias ChosenSlots = InlineArray<11, UInt8?>

  /// `data` ends the stream; spaces around the word do not matter.
  @inline(__always)
  func isTerminator(_ data: Span<UInt8>) -> Bool {
    guard let terminator, let first = terminator.first else { return false }
    let start = data.skippingSpace(from: 0)
    guard data.byte(at: start) == first, data.count - start >= terminator.count else { return false }
    for index in terminator.indices where data[start + index] != terminator[index] { return false }
    return data.skippingSpace(from: start + terminator.count) == data.count
  }

  /// `data` is a whole event, not the beginning of one.
  func isReadable(_ data: Span<UInt8>) -> Bool {
    var hits: [PathHit] = []
    return isTerminator(data) || (try? trie.scan(data, into: &hits)) != nil
  }

  /// What a stream ends with, for a message; `nil` when nothing in it tells.
  var endDescription: String? {
    let ends = [
      terminator.map { String(decoding: $0, as: UTF8.self) }, facts.contains(.finishReason) ? paths(to: .finishReason) : nil,
    ]
    let known = ends.compactMap(\.self)
    return known.isEmpty ? nil : known.joined(separator: " or ")
  }

  /// What `json` says went wrong; `nil` when it says nothing of the kind.
  func errorMessage(in json: Span<UInt8>) -> String? {
    var hits: [PathHit] = []
    guard (try? trie.scan(json, into: &hits)) != nil, let slot = chosenSlots(of: hits.span)[Fact.error.rawValue] else {
      return nil
    }
    return hits.first { $0.slot == slot }.map { json.excerpt(of: $0) }
  }
}

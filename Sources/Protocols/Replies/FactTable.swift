/// Where the facts are in each JSON value of a reply, compiled.
///
/// A class, so that a parser takes one reference of it and not one of each array.
final class FactTable: Sendable {
  /// A path, and what the value at it tells; of the paths of one fact the first that holds something counts, and with it those
  /// that are added to it.
  typealias Source = (fact: Fact, path: FactPath, isAddend: Bool)

  /// What a value at a path tells, and how early its path stands among all; and the count that it is added to, which stands as
  /// early as the first addend.
  struct Role { var fact: Fact?, rank: UInt8 = 0, sum: Fact?, sumRank: UInt8 = 0 }

  let framing: Framing
  /// The event data that ends a stream; `nil` where none does.
  let terminator: [UInt8]?
  /// An event's text is all of the text so far.
  let isCumulative: Bool
  /// The path to each slot of the trie.
  let paths: [FactPath]
  let trie: PathTrie
  /// The role of each slot: those of values that are no case, then those of each case.
  let roles: [Role]
  private let cases: [ValueCase]

  /// A table of `sources`, of which no two paths may meet, and of the values that are cases of their own.
  init(
    _ sources: [Source], cases: [ValueCase] = [], framing: Framing = .eventStream, terminator: String? = nil,
    isCumulative: Bool = false
  ) throws(FactPath.Fault) {
    precondition(Fact.allCases.count == ChosenRanks(repeating: nil).count, "there is a place for each fact")
    var paths: [FactPath] = []
    for path in sources.map(\.path) + cases.flatMap({ $0.conditions.map(\.path) + $0.sources.map(\.path) })
    where !paths.contains(path) { paths.append(path) }
    trie = try PathTrie(paths)
    roles = ([sources] + cases.map(\.sources)).flatMap { sources in
      paths.map { path in
        var role = Role()
        for (index, source) in sources.enumerated() where source.path == path {
          let first = UInt8(truncatingIfNeeded: sources[...index].lastIndex { !$0.isAddend } ?? index)
          if source.isAddend {
            (role.sum, role.sumRank) = (source.fact, first)
          } else {
            (role.fact, role.rank) = (source.fact, first)
          }
        }
        return role
      }
    }
    self.paths = paths
    self.cases = cases.map { $0.placed(in: paths) }
    self.framing = framing
    self.terminator = terminator.map { Array($0.utf8) }
    self.isCumulative = isCumulative
  }

  /// The paths to `fact`, for a message.
  func paths(to fact: Fact) -> String {
    var found: [String] = []
    for (index, role) in roles.enumerated() where role.fact == fact {
      let path = paths[index % paths.count].text
      if !found.contains(path) { found.append(path) }
    }
    return found.joined(separator: " or ")
  }

  /// The paths to the reply's output, for a message.
  var pathsToOutput: String { paths(to: paths(to: .content).isEmpty ? .result : .content) }

  /// Which case `json` is, whose values are `hits`; `nil` when it is none.
  @inline(__always)
  func valueCase(of json: Span<UInt8>, _ hits: Span<PathHit>) -> Int? {
    cases.isEmpty ? nil : firstCase(json, hits)
  }

  private func firstCase(_ json: Span<UInt8>, _ hits: Span<PathHit>) -> Int? {
    for index in cases.indices where cases[index].holds(of: json, hits) { return index }
    return nil
  }

  /// Where in `roles` those of a case begin.
  @inline(__always)
  func firstRole(of valueCase: Int?) -> Int { valueCase.map { ($0 &+ 1) &* paths.count } ?? 0 }

  /// A value that is this case ends the stream.
  func isEnd(_ valueCase: Int?) -> Bool { valueCase.map { cases[$0].isEnd } ?? false }

  /// The ranks of the paths that count, by fact.
  @inline(__always)
  func chosenRanks(of hits: Span<PathHit>, from firstRole: Int) -> ChosenRanks {
    let all = roles
    let roles = all.span
    var chosen = ChosenRanks(repeating: nil)
    for index in hits.indices where hits[index].holdsSomething {
      let role = roles[firstRole &+ Int(hits[index].slot)]
      if let sum = role.sum?.rawValue, role.sumRank < chosen[sum] ?? .max { chosen[sum] = role.sumRank }
      guard let fact = role.fact?.rawValue else { continue }
      if role.rank < chosen[fact] ?? .max { chosen[fact] = role.rank }
    }
    return chosen
  }

  /// A rank, or none, for each of `Fact.allCases`.
  typealias ChosenRanks = InlineArray<12, UInt8?>

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

  /// The stream says by an event of its own that it ends.
  var hasEndEvent: Bool { terminator != nil || cases.contains(where: \.isEnd) }

  /// What a stream ends with, for a message; `nil` when nothing in it tells.
  var endDescription: String? {
    let ends =
      [terminator.map { String(decoding: $0, as: UTF8.self) }] + cases.filter(\.isEnd).map(\.text) + [paths(to: .finishReason)]
    let known = ends.compactMap(\.self).filter { !$0.isEmpty }
    return known.isEmpty ? nil : known.joined(separator: " or ")
  }

  /// What `json` says went wrong; `nil` when it says nothing of the kind.
  func errorMessage(in json: Span<UInt8>) -> String? {
    var hits: [PathHit] = []
    guard (try? trie.scan(json, into: &hits)) != nil else { return nil }
    let first = firstRole(of: valueCase(of: json, hits.span))
    guard let rank = chosenRanks(of: hits.span, from: first)[Fact.error.rawValue] else { return nil }
    return hits.first { hit in
      let role = roles[first + Int(hit.slot)]
      return role.fact == .error && role.rank == rank
    }.map { json.excerpt(of: $0) }
  }
}

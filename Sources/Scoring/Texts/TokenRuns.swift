/// Gives each different token a number, from 0 on, so that comparing two is comparing numbers.
struct TokenNumbers {
  private var known: [String: Int] = [:]

  /// The numbers of `tokens`.
  mutating func numbers(of tokens: [String]) -> [Int] {
    known.reserveCapacity(known.count + tokens.count)
    return tokens.map { token in
      if let number = known[token] { return number }
      known[token] = known.count
      return known.count - 1
    }
  }
}

/// The runs of so many tokens in several lists, numbered too: equal runs have equal numbers, from 0 on.
struct TokenRuns {
  /// The runs of each list, in order; one fewer with each token that they are longer.
  private(set) var lists: [[Int]]
  private let tokens: [[Int]]
  private var length = 1
  private var different: Int

  /// The runs of `length` in lists of tokens.
  init(_ tokens: [[Int]], length: Int = 1) {
    self.tokens = tokens
    lists = tokens
    different = tokens.joined().max().map { $0 + 1 } ?? 0
    for _ in 1..<max(length, 1) { lengthen() }
  }

  /// Makes all runs a token longer: each is a run and the token behind it.
  mutating func lengthen() {
    var known = [Int: Int](minimumCapacity: lists.reduce(0) { $0 + $1.count })
    for list in lists.indices {
      lists[list] = zip(lists[list], tokens[list].dropFirst(length)).map { run, token in
        let pair = run << 32 | token
        if let number = known[pair] { return number }
        known[pair] = known.count
        return known.count - 1
      }
    }
    length += 1
    different = known.count
  }

  /// How often each run is in the list with this index, by its number.
  func counts(_ list: Int) -> [Int] {
    lists[list].reduce(into: [Int](repeating: 0, count: different)) { $0[$1] += 1 }
  }

  /// How many runs two lists have in common, each as often as both have it.
  func common(_ list: Int, _ other: Int) -> Int { zip(counts(list), counts(other)).reduce(0) { $0 + min($1.0, $1.1) } }
}

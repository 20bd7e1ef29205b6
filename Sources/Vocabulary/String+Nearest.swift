extension String {
  /// The one of `names` that this was most likely meant to be; `nil` when none is near.
  ///
  /// Near means that at most a third of its characters are wrong, by edit distance, where swapping two neighbours counts as one slip;
  /// or that it is the beginning of the name. Of several equally near the first is taken.
  public func nearest(in names: some Sequence<String>) -> String? {
    let distances = names.map { (name: $0, distance: editDistance(to: $0)) }
    guard let best = distances.min(by: { $0.distance < $1.distance }) else { return nil }
    if best.distance <= Swift.max(1, count / 3) { return best.name }
    return count >= 3 ? names.first { $0.hasPrefix(self) } : nil
  }

  /// `names`, those that this was most likely meant to be first.
  public func nearestFirst(of names: [String]) -> [String] {
    let distances = names.map { editDistance(to: $0) }
    return names.indices.sorted { (distances[$0], $0) < (distances[$1], $1) }.map { names[$0] }
  }

  /// How many characters must be inserted, removed, replaced or swapped with their neighbour to make `other` of this
  /// (Damerau–Levenshtein, optimal string alignment).
  func editDistance(to other: String) -> Int {
    let from = Array(self)
    let to = Array(other)
    var beforeLast: [Int] = []
    var last = Array(0...to.count)
    for row in from.indices {
      var current = [row + 1]
      for column in to.indices {
        let isSame = from[row] == to[column]
        var best = Swift.min(last[column] + (isSame ? 0 : 1), last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, from[row] == to[column - 1], from[row - 1] == to[column] {
          best = Swift.min(best, beforeLast[column - 1] + 1)
        }
        current.append(best)
      }
      beforeLast = last
      last = current
    }
    return last[to.count]
  }
}

extension String {
  /// Those of `names` that this one may have meant, nearest first, then the others in their order.
  func nearestFirst(of names: [String]) -> [String] {
    names.enumerated().sorted { left, right in
      (editDistance(to: left.element), left.offset) < (editDistance(to: right.element), right.offset)
    }.map(\.element)
  }

  /// The one of `names` that is so near that this one is likely a slip of it.
  func nearest(of names: [String]) -> String? {
    nearestFirst(of: names).first.flatMap { editDistance(to: $0) <= max(1, count / 3) ? $0 : nil }
  }

  /// How many characters must be put in, taken out, changed or swapped with their neighbour to make `other` of it (Damerau,
  /// restricted).
  func editDistance(to other: String) -> Int {
    let (from, to) = (Array(self), Array(other))
    var beforeLast: [Int] = []
    var last = Array(0...to.count)
    for row in from.indices {
      var current = [row + 1]
      for column in to.indices {
        var cost = min(current[column], last[column + 1]) + 1
        cost = min(cost, last[column] + (from[row] == to[column] ? 0 : 1))
        if row > 0, column > 0, from[row] == to[column - 1], from[row - 1] == to[column] {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current.append(cost)
      }
      (beforeLast, last) = (last, current)
    }
    return last[to.count]
  }
}

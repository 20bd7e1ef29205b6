/// The longest list of tokens that is in two lists in the same order, with gaps.
enum CommonSubsequence {
  /// How long it is.
  static func length(_ left: [Int], _ right: [Int]) -> Int {
    var row = [Int](repeating: 0, count: right.count + 1)
    for token in left {
      var diagonal = 0
      for index in right.indices {
        let above = row[index + 1]
        row[index + 1] = token == right[index] ? diagonal + 1 : max(above, row[index])
        diagonal = above
      }
    }
    return row[right.count]
  }

  /// The indices in `left` of one of them; among several the one that rouge-score finds, going back from the ends.
  static func indices(of left: [Int], with right: [Int]) -> [Int] {
    let width = right.count + 1
    var table = [Int](repeating: 0, count: (left.count + 1) * width)
    for (row, token) in left.enumerated() {
      for (column, other) in right.enumerated() {
        let place = (row + 1) * width + column + 1
        table[place] = token == other ? table[place - width - 1] + 1 : max(table[place - width], table[place - 1])
      }
    }
    var indices: [Int] = []
    var (row, column) = (left.count, right.count)
    while row > 0, column > 0 {
      if left[row - 1] == right[column - 1] {
        indices.append(row - 1)
        row -= 1
        column -= 1
      } else if table[row * width + column - 1] > table[(row - 1) * width + column] {
        column -= 1
      } else {
        row -= 1
      }
    }
    return indices
  }
}

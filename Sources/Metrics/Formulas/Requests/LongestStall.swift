import Vocabulary

extension RequestMetric {
  /// Longest stall: the longest time that one reply stood still, from its first token on.
  ///
  ///     longest_stall = max over i of (chunk[i].at − chunk[i − 1].at)                             [s]
  ///
  /// - `chunk[i].at`: arrival of the i-th event that carries output.
  ///
  /// A reply with one long pause among many short gaps leaves no trace in its mean and little in a pool of millions; the user has
  /// seen it. Undefined with fewer than two such events.
  package static let longestStall = RequestMetric("longest_stall", "Longest stall", .seconds) { record in
    guard record.cameAsStream else { return nil }
    var longest: Double?
    record.forEachGap { gap, _ in longest = max(longest ?? gap, gap) }
    return longest
  }
}

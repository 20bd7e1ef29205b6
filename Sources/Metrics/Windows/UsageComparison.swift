/// How the server's usage agrees with what its events showed, over the replies that came as streams.
struct UsageComparison: Sendable {
  private(set) var replies = 0
  private(set) var differing = 0
  private var claimed = 0.0
  private var counted = 0.0

  /// An end-of-sequence token is often counted and never shown.
  static func agree(_ claimed: Int, _ counted: Int) -> Bool { claimed == counted || claimed == counted &+ 1 }

  mutating func add(claimed: Int, counted: Int) {
    replies += 1
    if !UsageComparison.agree(claimed, counted) { differing += 1 }
    self.claimed += Double(claimed)
    self.counted += Double(counted)
  }

  /// Tokens that the server claims per token that its events counted; `nil` of none.
  var ratio: Double? { counted > 0 ? claimed / counted : nil }
}

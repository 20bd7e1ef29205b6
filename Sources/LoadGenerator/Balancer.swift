internal import Vocabulary

/// Decides for one shard which of the plan's URLs a request goes to.
///
/// By turns, it follows from the request alone, so that a plan always sends the same requests to the same URLs. By the fewest in flight,
/// only the shard's own requests are counted: shards that each keep their share level keep the whole level, and need not ask each other.
/// An endpoint that fails at once then has few in flight, and draws more.
struct Balancer {
  private let balance: Balance
  private var inFlight: [Int]

  /// A balancer over `urls` URLs, at least one, with nothing in flight.
  init(_ balance: Balance, urls: Int) {
    self.balance = balance
    inFlight = Array(repeating: 0, count: urls)
  }

  /// Admits a request to a URL, where it is in flight until it is released.
  ///
  /// - Parameters:
  ///   - turn: the request's number within its point, and one more for each attempt; decides alone, or between equals.
  ///   - failed: the index of the URL at which its last attempt failed, and to which the fewest in flight do not lead again, as the
  ///     next turn does not; `nil` for a first attempt.
  /// - Returns: the URL's index.
  mutating func admit(turn: Int, after failed: Int?) -> Int {
    let count = inFlight.count
    let byTurns = (0..<count).lazy.map { (turn + $0) % count }
    let chosen =
      switch balance {
      case .roundRobin: byTurns.first
      case .leastInFlight: byTurns.filter { $0 != failed }.min { inFlight[$0] < inFlight[$1] }
      }
    // Where there is one URL only, it is taken again.
    let url = chosen ?? 0
    inFlight[url] += 1
    return url
  }

  /// The request that was admitted to `url` has ended.
  mutating func release(_ url: Int) { inFlight[url] -= 1 }
}

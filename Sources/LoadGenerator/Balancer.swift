internal import Vocabulary

/// Decides for one shard which of the plan's URLs a request goes to.
///
/// By turns, it follows from the request alone, so that a plan always sends the same requests to the same URLs. By the fewest in flight,
/// only the shard's own requests are counted: shards that each keep their share level keep the whole level, and need not ask each other.
///
/// An endpoint that fails at once would soon have the fewest in flight, and draw every request. So one that failed counts as if it were
/// still there, until a request elsewhere has ended well in its stead, or one there has: it draws no more than a sound one.
struct Balancer {
  private let balance: Balance
  /// For each URL, the place of the first that is the same: there is one for each endpoint.
  private let endpoints: [Int]
  private var inFlight: [Int]
  /// Those that failed and still count.
  private var failed: [Int]

  /// A balancer over `urls`, at least one, with nothing in flight.
  init(_ balance: Balance, urls: [String]) {
    self.balance = balance
    endpoints = urls.map { url in urls.firstIndex(of: url) ?? 0 }
    inFlight = Array(repeating: 0, count: urls.count)
    failed = inFlight
  }

  /// Which endpoint is at the URL of this index.
  func endpoint(at url: Int) -> Int { endpoints[url] }

  /// The index of the URL that a request goes to.
  ///
  /// - Parameters:
  ///   - turn: the request's number within its point, and one more for each attempt; decides alone, or between equals.
  ///   - failed: the index of the URL at which its last attempt failed, and to whose endpoint it does not go again if there is
  ///     another; `nil` for a first attempt.
  /// - Returns: the URL's index.
  func url(turn: Int, after failed: Int?) -> Int {
    let byTurns = endpoints.indices.map { (turn + $0) % endpoints.count }
    let elsewhere = byTurns.filter { url in failed.map { endpoints[$0] != endpoints[url] } ?? true }
    let eligible = elsewhere.isEmpty ? byTurns : elsewhere
    return switch balance {
    case .roundRobin: eligible[0]
    case .leastInFlight: eligible.min { inFlight[$0] < inFlight[$1] } ?? eligible[0]
    }
  }

  /// A request goes to `url`, where it is in flight until it is released.
  mutating func admit(to url: Int) { inFlight[url] += 1 }

  /// The request that was admitted to `url` has ended.
  mutating func release(_ url: Int, hasFailed: Bool) {
    if hasFailed {
      failed[url] += 1
      return
    }
    inFlight[url] -= 1 + failed[url]
    failed[url] = 0
    for other in failed.indices where failed[other] > 0 {
      failed[other] -= 1
      inFlight[other] -= 1
    }
  }
}

/// Who may send in an open loop: at most `limit` requests in flight, the others are dropped when they are due.
///
/// Hands out lanes, the one that fell free last first, so that few connections are kept busy rather than many warm.
struct Admission {
  /// The most requests in flight.
  private let limit: Int
  private var freeLanes: [Int] = []
  private var lanesUsed = 0

  /// Nobody in flight.
  init(limit: Int) { self.limit = limit }

  /// How many are in flight.
  var inFlight: Int { lanesUsed - freeLanes.count }

  /// A lane for one more request; `nil` when the shard is full.
  mutating func admit() -> Int? {
    if let lane = freeLanes.popLast() { return lane }
    guard lanesUsed < limit else { return nil }
    lanesUsed += 1
    return lanesUsed - 1
  }

  /// The request on `lane` has ended.
  mutating func release(_ lane: Int) {
    precondition(lane < lanesUsed && inFlight > 0, "only a lane that was handed out is released")
    freeLanes.append(lane)
  }
}

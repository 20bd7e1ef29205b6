/// One point of a sweep: the load it asks for.
public struct LoadPoint: Sendable, Equatable {
  /// Closed loop: virtual users; open loop: the most requests in flight, `nil` for the plan's bound.
  public var concurrency: Int?
  /// Open loop: arrivals per second; `nil` in a closed loop.
  public var requestRate: Double?
  /// How many requests it sends after its warm-up; `nil` where the plan says no number.
  public var requests: Int?

  /// A point with this load.
  public init(concurrency: Int?, requestRate: Double?, requests: Int? = nil) {
    self.concurrency = concurrency
    self.requestRate = requestRate
    self.requests = requests
  }
}

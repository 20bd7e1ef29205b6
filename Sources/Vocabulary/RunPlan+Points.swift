/// What a plan leaves unsaid, made definite.
extension RunPlan {
  /// The endpoints: each of the plan's URLs once, in order.
  public var endpoints: [String] { urls.uniqued }

  /// The points of the sweep, in the order they are run: one per rate in an open loop, else one per concurrency; a plan that names
  /// neither has one user.
  public var points: [LoadPoint] {
    var points =
      if rate.isEmpty {
        (concurrency.isEmpty ? [1] : concurrency).map { LoadPoint(concurrency: $0, requestRate: nil) }
      } else {
        rate.map { LoadPoint(concurrency: concurrency.first ?? maxInFlight, requestRate: $0) }
      }
    for index in points.indices {
      points[index].requests = requests.count > 1 ? requests.dropFirst(index).first : requests.first
    }
    return points
  }

  /// When `point` ends.
  ///
  /// A plan that names neither requests nor duration ends a closed loop after 100 requests, or 10 per user if
  /// that is more, and an open loop after 30 s.
  public func end(of point: LoadPoint) -> PointEnd {
    let requests = point.requests ?? requests.first
    if requests != nil || duration != nil { return PointEnd(requests: requests, duration: duration) }
    if point.requestRate != nil { return PointEnd(requests: nil, duration: .seconds(30)) }
    return PointEnd(requests: max(100, 10 * (point.concurrency ?? 1)), duration: nil)
  }
}

/// When a point of a sweep ends, its warm-up not counted: at the first of the two, and at least one is given.
public struct PointEnd: Sendable, Equatable {
  /// After this many requests.
  public var requests: Int?
  /// After this long.
  public var duration: Duration?

  /// The end after `requests` or `duration`.
  public init(requests: Int?, duration: Duration?) {
    self.requests = requests
    self.duration = duration
  }
}

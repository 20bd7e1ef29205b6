internal import BitCollections
package import Vocabulary

/// Which requests of a run have had their record: there is one of each, and none of a request that the plan has not.
///
/// Records that break this were not written so; their numbers would be of no run that ever was.
package struct RequestRoster: Sendable {
  /// More requests than a point has; an index beyond, in a damaged record, is not worth its memory.
  private static let indices = 0..<(1 << 28)

  private let urls: Int
  private var points: [(recorded: BitSet, measured: Int, planned: Int?)]

  /// A roster of the run of `plan`, without records yet.
  package init(_ plan: RunPlan) {
    urls = plan.urls.count
    points = plan.points.map { (BitSet(), 0, plan.end(of: $0).requests) }
  }

  /// Takes the run's next record.
  ///
  /// - Returns: why the run cannot have written it; `nil` where it can.
  package mutating func add(_ record: RequestRecord) -> String? {
    let point = record.point
    guard points.indices.contains(point) else { return "point \(point) of a plan that has \(points.count), counted from 0" }
    let used = record.failedAttempts.map(\.urlIndex) + [record.urlIndex]
    if let url = used.first(where: { $0 >= urls }) { return "url_index \(url) of a plan that has \(urls), counted from 0" }
    if RequestRoster.indices.contains(record.index), !points[point].recorded.insert(record.index).inserted {
      return "a second record of request \(record.index) of point \(point)"
    }
    if !record.isWarmUp { points[point].measured += 1 }
    if let planned = points[point].planned, points[point].measured > planned {
      return "one request more than the \(planned) that the plan has for point \(point)"
    }
    return nil
  }
}

/// How the client itself fared, one shard, one stretch of about a second: a line of `client.jsonl`.
///
/// The verdict on a run is a function of these and of the records.
public struct ClientSample: Sendable, Equatable {
  /// Which shard.
  public var shard: Int
  /// Which point of a sweep was under way.
  public var point: Int
  /// The stretch began.
  public var from: RunTime
  /// The stretch ended.
  public var to: RunTime
  /// CPU time of the shard's thread in the stretch, in nanoseconds.
  public var threadNanoseconds: Int64
  /// Loop lag of each wake, in nanoseconds: end of handling what was ready − return of the wait.
  public var loopLag: LogHistogram
  /// Requests in flight when the stretch ended.
  public var inFlight: Int
  /// By how much the wall clock stepped against the monotonic one, largest first; 0 for none.
  public var clockStepNanoseconds: Int64

  /// The width of `loopLag`'s buckets, as its bits.
  public static let loopLagBits = 7

  /// A sample of the stretch `from`–`to` with nothing measured yet.
  public init(shard: Int, point: Int, from: RunTime, to: RunTime) {
    self.shard = shard
    self.point = point
    self.from = from
    self.to = to
    threadNanoseconds = 0
    loopLag = LogHistogram(bits: ClientSample.loopLagBits)
    inFlight = 0
    clockStepNanoseconds = 0
  }

  /// Share of the stretch in which the shard's thread was on a core; `nil` of an empty stretch.
  public var threadBusy: Double? {
    let wall = to.nanoseconds(since: from)
    return wall > 0 ? Double(threadNanoseconds) / Double(wall) : nil
  }
}

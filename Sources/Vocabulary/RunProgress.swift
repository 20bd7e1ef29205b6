/// Where a run stands, for those who watch it.
public struct RunProgress: Sendable, Equatable {
  /// What the run is doing.
  public enum Phase: String, Sendable {
    /// Sending what is not measured.
    case warmingUp = "warming up"
    /// Sending and measuring.
    case measuring
    /// Sending no more, waiting for what is in flight.
    case draining
  }

  /// What the run is doing.
  public var phase = Phase.measuring
  /// The load of the point under way.
  public var load = LoadPoint(concurrency: nil, requestRate: nil)
  /// Its number, from 1.
  public var point = 1
  /// How many points the sweep has.
  public var points = 1
  /// How long the point has been under way.
  public var elapsed = Duration.zero
  /// How long it will be under way, where time ends it.
  public var length: Duration?
  /// How many requests it will send, where a number ends it.
  public var requests: Int?
  /// Requests that ended, in whatever way.
  public var ended = 0
  /// Those of them that failed.
  public var failed = 0
  /// Requests that were due while the client was full.
  public var dropped = 0
  /// Requests under way.
  public var inFlight = 0
  /// Requests that ended per second, of late.
  public var requestsPerSecond = 0.0
  /// Output tokens per second, of late.
  public var tokensPerSecond = 0.0
  /// Time to first token of late; `nil` when none came.
  public var timeToFirstToken: Quantiles?
  /// Time between output-bearing events of late; `nil` when none came.
  public var interTokenLatency: Quantiles?

  /// Nothing under way yet.
  public init() {}

  /// The middle and the tail of some times.
  public struct Quantiles: Sendable, Equatable {
    /// Half are at most this.
    public var p50: Duration
    /// 99 of 100 are at most this.
    public var p99: Duration

    /// Quantiles with these values.
    public init(p50: Duration, p99: Duration) {
      self.p50 = p50
      self.p99 = p99
    }
  }
}

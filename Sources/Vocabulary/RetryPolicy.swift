/// When a request that failed is retried.
///
/// Off unless asked for: under load a retry hides the failure that the load was to show, and adds to the load.
public struct RetryPolicy: Sendable, Equatable {
  /// How often one request is retried at most; 0 for never.
  public var limit = 0
  /// The longest wait before the first retry; each further one may take twice as long.
  public var backoff = Duration.milliseconds(500)
  /// The longest wait there is, whatever the endpoint asks for by `Retry-After`.
  public var longestWait = Duration.seconds(60)
  /// The most retries, as a share of the requests that a shard has sent.
  public var budget = 0.2

  /// A policy by which nothing is retried.
  public init() {}
}

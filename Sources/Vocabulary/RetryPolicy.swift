/// When a request that failed is sent again.
///
/// Off unless asked for: under load a retry hides the failure that the load was to show, and adds to the load.
public struct RetryPolicy: Sendable, Equatable {
  /// How often one request is sent again at most; 0 for never.
  public var limit = 0
  /// The longest wait before the first retry; each further one may take twice as long.
  public var backoff = Duration.milliseconds(500)
  /// The longest wait there is, whatever the endpoint asks for by `Retry-After`.
  public var longestWait = Duration.seconds(60)
  /// The most retries, as a share of the requests that a shard has sent.
  public var budget = 0.2

  /// A policy by which nothing is sent again.
  public init() {}
}

/// An attempt that failed and was followed by another.
public struct FailedAttempt: Sendable, Equatable {
  /// Why it failed.
  public var kind: RequestFailure.Kind
  /// Which of the plan's URLs it went to.
  public var urlIndex: Int
  /// When it was handed to the HTTP library.
  public var sentAt: RunTime
  /// When it had failed; from then on the next attempt was waited for.
  public var endedAt: RunTime

  /// An attempt with these facts.
  public init(_ kind: RequestFailure.Kind, urlIndex: Int = 0, sentAt: RunTime, endedAt: RunTime) {
    self.kind = kind
    self.urlIndex = urlIndex
    self.sentAt = sentAt
    self.endedAt = endedAt
  }
}

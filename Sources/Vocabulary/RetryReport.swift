/// What sending failed requests again came to at one point, after its warm-up.
public struct RetryReport: Sendable, Equatable {
  /// Requests that were sent more than once.
  public var requests = 0
  /// Attempts in all, those of requests that were sent once as well.
  public var attempts = 0
  /// Requests that were retried and then succeeded.
  public var saved = 0
  /// Requests that were retried and failed all the same.
  public var gaveUp = 0
  /// The attempts that failed and were followed by another, by class.
  public var failedAttempts: [RequestFailure.Kind: Int] = [:]
  /// How long these took together, in seconds, without the waits after them.
  public var secondsInFailedAttempts = 0.0

  /// Nothing sent.
  public init() {}
}

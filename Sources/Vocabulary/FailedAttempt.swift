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

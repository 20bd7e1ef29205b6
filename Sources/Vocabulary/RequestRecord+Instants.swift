/// The instants of METRICS that follow from the arrivals.
extension RequestRecord {
  /// When it was sent first, be it that it was retried.
  public var firstSentAt: RunTime? { failedAttempts.first?.sentAt ?? sentAt }

  /// Arrival of the first event that carries output.
  public var firstTokenAt: RunTime? { arrivals.first { $0.kind.isOutput }?.at }

  /// Arrival of the first event that carries output other than reasoning.
  public var firstAnswerTokenAt: RunTime? { arrivals.first { $0.kind.isOutput && $0.kind != .reasoning }?.at }

  /// Arrival of the last event that carries output.
  public var lastTokenAt: RunTime? { arrivals.last { $0.kind.isOutput }?.at }

  /// The reply came as a stream, so that the times between its events mean something.
  public var cameAsStream: Bool {
    isStreamed != (notes.contains(.wholeInsteadOfStream) || notes.contains(.streamInsteadOfWhole))
  }

  /// The model showed what it thought, apart from its answer.
  public var hasReasoning: Bool { arrivals.contains { $0.kind == .reasoning } }

  /// It was sent and its reply came whole.
  public var hasSucceeded: Bool { outcome == .succeeded }
}

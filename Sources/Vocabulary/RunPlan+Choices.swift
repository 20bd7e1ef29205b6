/// How the arrivals of an open loop are spaced.
public enum ArrivalPattern: String, Sendable, Codable, CaseIterable {
  /// Evenly, 1/rate apart.
  case constant
  /// By independent exponential gaps of mean 1/rate.
  case poisson
}

/// What a point sends before it measures.
public enum WarmUp: Sendable, Equatable {
  case none
  case requests(Int)
  case time(Duration)
}

/// Where prompts come from.
public enum PromptSource: Sendable, Equatable {
  /// One text for every request.
  case text(String)
  /// A shipped set's name, or the path of a file of prompts.
  case set(String)
  /// Random words: each prompt's length is uniform in `words`.
  case random(words: ClosedRange<Int>)
}

/// A limit that one metric of a request must keep.
public struct ServiceLevelObjective: Sendable, Equatable {
  /// The metric's id, such as `ttft`.
  public var metric: String
  /// The longest it may be.
  public var limit: Duration

  /// `metric` at most `limit`.
  public init(metric: String, limit: Duration) {
    self.metric = metric
    self.limit = limit
  }
}

/// When to measure the client itself after a run.
public enum SelfCheck: String, Sendable, Codable, CaseIterable {
  case auto, always, never
}

/// How the arrivals of an open loop are spaced.
public enum ArrivalPattern: String, Sendable, Codable, CaseIterable {
  /// Evenly, 1/rate apart.
  case constant
  /// By independent exponential gaps of mean 1/rate.
  case poisson
}

/// How several URLs share the load.
public enum Balance: String, Sendable, Codable, CaseIterable {
  /// By turns: request i of a point goes to URL i mod n.
  case roundRobin = "round-robin"
  /// To the one with the fewest requests in flight.
  case leastInFlight = "least-in-flight"
}

/// Which HTTP to speak.
public enum HTTPChoice: String, Sendable, Codable, CaseIterable {
  /// What the endpoint prefers: HTTP/2 where TLS agrees on it, else HTTP/1.1.
  case auto
  /// HTTP/1.1 only.
  case one = "1.1"
  /// HTTP/2, agreed on by TLS; users share connections.
  case two = "2"
  /// HTTP/2 without TLS, by prior knowledge; users share connections.
  case priorKnowledge = "h2c"

  /// A connection carries several requests at once.
  public var sharesConnections: Bool { self == .two || self == .priorKnowledge }
}

/// Which requests share a connection.
public enum ConnectionSharing: String, Sendable, Codable, CaseIterable {
  /// A request takes any idle connection of a few users near it.
  case pooled
  /// Each user keeps a connection to itself.
  case sticky
  /// Each request opens a connection and closes it.
  case new
}

/// Which addresses of a name to connect to.
public enum AddressFamily: String, Sendable, Codable, CaseIterable {
  case any
  /// IPv4 only.
  case v4
  /// IPv6 only.
  case v6
}

/// An address to take for a host and port instead of asking the resolver.
public struct PinnedAddress: Sendable, Equatable {
  /// The host's name.
  public var host: String
  /// The port.
  public var port: Int
  /// The address, without brackets.
  public var address: String

  /// `address` for `host` at `port`.
  public init(host: String, port: Int, address: String) {
    self.host = host
    self.port = port
    self.address = address
  }
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

/// What an evaluation does.
public enum EvaluationStage: String, Sendable, Codable, CaseIterable {
  /// It asks and scores.
  case all
  /// It asks, and leaves the replies to be scored later.
  case infer
  /// It scores what a run with `infer` left: no plan of a run.
  case score
}

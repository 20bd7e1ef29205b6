/// One shard's way to the endpoint: an actor that runs on a thread of its own and sends requests from it.
///
/// Everything isolated to one transport runs on its thread, one step at a time: virtual users, readers and recorders of a shard
/// share it and need no lock. The engine's transport is libcurl's; tests have a scripted one.
public protocol RequestTransport: Actor {
  /// The instant now, on the run's clock.
  nonisolated func now() -> RunTime

  /// The executor that tasks of the shard should prefer, so that what they await resumes on the shard's thread; `nil` for none.
  nonisolated var taskExecutor: (any TaskExecutor)? { get }

  /// Makes lanes ready before they are needed: those below `lanes`.
  func prepare(lanes: Int)

  /// Sends `request` and hands its reply to `reader`, to the end.
  ///
  /// Returns when the exchange is over, however it ended: a failing endpoint is a value, not a throw. Cancelling the task ends the
  /// transfer and keeps what was received. A lane is one virtual user's place in the shard, counted from 0: it carries one request
  /// at a time and keeps its connection for the next.
  func send(_ request: HTTPRequest, lane: Int, to reader: any ReplyReader) async -> Exchange

  /// Waits until `instant`, absolutely; returns at once when it is past, and early when the task is cancelled.
  func sleep(until instant: RunTime) async

  /// How the shard fared since the last call.
  func takeSample() -> ClientSample
}

/// What the transport knows of one exchange with the endpoint.
public struct Exchange: Sendable, Equatable {
  /// The request was handed to the HTTP library.
  public var sentAt: RunTime
  /// Its last byte was about to be written to the socket, or its turn came on a shared connection; `nil` if none was.
  public var wroteAt: RunTime?
  /// The connection was ready: `sentAt` on a reused one, unless requests share it.
  public var connectedAt: RunTime?
  /// Arrival of the response's first byte.
  public var firstByteAt: RunTime?
  /// Arrival of the last piece, or the instant the exchange ended without one.
  public var endedAt: RunTime
  /// What went wrong below the protocol; `nil` when the reply ended cleanly.
  public var failure: RequestFailure?
  /// The exchange was ended from our side.
  public var isCancelled = false
  /// What HTTP said of it; `nil` if no response head came.
  public var http: HTTPFacts?
  /// The address that its connection leads to, the endpoint's or its proxy's; `nil` where none was reached, and of a Unix socket.
  public var address: String?
  /// How long the parts of setting up the connection took; all zero on a reused one.
  public var setUp = ConnectionSetUp()
  /// How its segments fared; `nil` where the kernel does not know, or not of this exchange alone.
  public var segments: SegmentFacts?
  /// Bytes of request head and body written.
  public var bytesSent: Int64 = 0
  /// Bytes of response head and body read.
  public var bytesReceived: Int64 = 0

  /// An exchange begun at `sentAt` and ended at `endedAt`.
  public init(sentAt: RunTime, endedAt: RunTime) {
    self.sentAt = sentAt
    self.endedAt = endedAt
  }
}

/// What HTTP said of an exchange.
public struct HTTPFacts: Sendable, Equatable {
  /// Status code of the final response.
  public var status: Int
  /// `1.0`, `1.1`, `2`.
  public var version: String
  /// An earlier exchange's connection carried it.
  public var isReused: Bool
  /// The library sent it again by itself, because a reused connection had died without a byte of reply.
  public var isResent: Bool

  /// Facts with these values.
  public init(status: Int, version: String, isReused: Bool, isResent: Bool = false) {
    self.status = status
    self.version = version
    self.isReused = isReused
    self.isResent = isResent
  }
}

/// How the segments of an exchange fared on their way, as the kernel knows it (`TCP_INFO`).
public struct SegmentFacts: Sendable, Equatable {
  /// The kernel's smoothed time there and back at the end of the exchange, in nanoseconds.
  public var roundTripNanoseconds: Int64
  /// Segments of the request that the kernel retransmitted.
  public var retransmits: Int
  /// Segments of the reply that came out of their order: some were lost, or overtaken.
  public var outOfOrder: Int

  /// Facts with these values.
  public init(roundTripNanoseconds: Int64, retransmits: Int = 0, outOfOrder: Int = 0) {
    self.roundTripNanoseconds = roundTripNanoseconds
    self.retransmits = retransmits
    self.outOfOrder = outOfOrder
  }
}

/// How long the parts of setting up a connection took.
public struct ConnectionSetUp: Sendable, Equatable {
  /// Resolving the name, in nanoseconds.
  public var dnsNanoseconds: Int64 = 0
  /// Connecting, after the name was known.
  public var connectNanoseconds: Int64 = 0
  /// The TLS handshake, after the connection stood.
  public var tlsNanoseconds: Int64 = 0

  /// No set-up: a reused connection.
  public init() {}
}

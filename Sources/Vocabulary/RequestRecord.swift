/// Everything that happened to one request: the pivot of Prony.
///
/// Every number of a report is a pure function of records. One request gives exactly one record, whatever became of it; its line
/// in `records.jsonl` is written by `RecordEncoder` and read by `RecordDecoder`. Instants that did not come are `nil`.
public struct RequestRecord: Sendable, Equatable {
  /// Sent as `X-Request-Id`; unique within the run.
  public var requestID: String
  /// Which point of a sweep it belongs to, from 0.
  public var point: Int
  /// Which shard sent it.
  public var shard: Int
  /// Its number within the point, warm-up included, from 0.
  public var index: Int
  /// It belongs to the warm-up: in no count and no distribution.
  public var isWarmUp: Bool
  /// Which prompt of the set it sent.
  public var promptIndex: Int
  /// Which of the plan's URLs it went to; 0 for one that was not sent.
  public var urlIndex: Int
  /// The reply was asked for as a stream.
  public var isStreamed: Bool

  /// When it was due: as planned in an open loop, at the arrival of the virtual user's previous reply in a closed one.
  public var scheduledAt: RunTime
  /// Handed to the HTTP library.
  public var sentAt: RunTime?
  /// Its last byte was written to the socket; on a shared connection, the request's turn came.
  public var wroteAt: RunTime?
  /// The connection was ready; equals `sentAt` on a reused one, unless requests share it, of which one may wait for its turn.
  public var connectedAt: RunTime?
  /// Arrival of the response's first byte.
  public var firstByteAt: RunTime?
  /// Arrival of the terminal event or clean end of the body; for a failed or cancelled request the instant it ended.
  public var finishedAt: RunTime?

  /// How it ended.
  public var outcome: RequestOutcome
  /// What HTTP said of it.
  public var http: HTTPFacts?
  /// The address that it was sent to, the endpoint's or its proxy's; `nil` where none was reached, and of a Unix socket.
  public var address: String?
  /// How long the parts of setting up its connection took.
  public var setUp: ConnectionSetUp
  /// How its segments fared; `nil` where the kernel does not know, or not of this request alone.
  public var segments: SegmentFacts?
  /// Bytes of request head and body written.
  public var bytesSent: Int64
  /// Bytes of response head and body read.
  public var bytesReceived: Int64

  /// The events of the reply, in order of arrival; a whole reply has one.
  public var arrivals: [TokenArrival]
  /// Where the arrivals' times come from.
  public var stampSource: StampSource
  /// How many output-bearing arrivals shared their stamp with another, because one read completed several.
  public var mergedArrivals: Int
  /// Tokens as counted by `tokenSource`.
  public var usage: TokenUsage
  /// Who counted the output tokens; `nil` when there was nothing to count.
  public var tokenSource: TokenSource?
  /// Why the model stopped, in the endpoint's own word.
  public var finishReason: String?
  /// How often it was sent.
  public var attempts: Int
  /// The attempts before the last, in order, which failed; what else the record tells is told of the last.
  public var failedAttempts: [FailedAttempt]
  /// Oddities that did not fail it, each once.
  public var notes: Set<ReplyNote>
  /// What stands in the reply instead of output, and where that was looked for, escaped and cut; `nil` where it was found.
  public var excerpt: String?
  /// How likely the model finds the prompt's continuation; `nil` where none was to be judged.
  public var likelihood: Likelihood?
  /// The reply's text, where the plan keeps it.
  public var text: String?

  /// A record of a request that was due at `scheduledAt`, with nothing else known yet.
  public init(requestID: String, point: Int = 0, shard: Int = 0, index: Int, scheduledAt: RunTime, outcome: RequestOutcome) {
    self.requestID = requestID
    self.point = point
    self.shard = shard
    self.index = index
    self.scheduledAt = scheduledAt
    self.outcome = outcome
    isWarmUp = false
    promptIndex = 0
    urlIndex = 0
    isStreamed = true
    setUp = ConnectionSetUp()
    bytesSent = 0
    bytesReceived = 0
    arrivals = []
    stampSource = .kernel
    mergedArrivals = 0
    usage = TokenUsage()
    attempts = 1
    failedAttempts = []
    notes = []
  }
}

/// How a request ended.
public enum RequestOutcome: Sendable, Equatable {
  /// The reply came whole.
  case succeeded
  /// The endpoint or the network failed it.
  case failed(RequestFailure)
  /// We ended it: the run was stopped, or the request abandoned.
  case cancelled
  /// It was never sent: the shard was full when it was due.
  case dropped
}

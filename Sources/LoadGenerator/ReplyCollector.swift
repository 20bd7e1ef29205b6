internal import Protocols
internal import Vocabulary

/// Reads one reply: frames it by its protocol and keeps each event with its times.
///
/// Isolated to the shard that sends. The parser knows no clock and the transport no protocol; here an event meets its arrival.
final class ReplyCollector: ReplyReader {
  private var parser: ReplyParser
  private let tally: LiveTally
  private var lastOutputAt: RunTime
  /// The events so far.
  private(set) var arrivals: [TokenArrival] = []
  /// Output-bearing events that shared their read with another.
  private(set) var mergedArrivals = 0
  /// Arrival of the terminal event.
  private(set) var finishedAt: RunTime?
  /// Where the stamps come from, as of the last piece.
  private(set) var stampSource = StampSource.kernel
  /// `Retry-After`, as the reply's head has it.
  private(set) var retryAfter: String?
  private var lastLag: Int64 = 0
  private var outputRead: UInt64?
  private var outputsInRead = 0

  /// A collector that reads with `parser` from now on; `expectedEvents` spares it growing.
  init(parser: ReplyParser, expectedEvents: Int, tally: LiveTally, at now: RunTime) {
    self.parser = parser
    self.tally = tally
    lastOutputAt = now
    arrivals.reserveCapacity(expectedEvents)
  }

  func receive(head: ReplyHead) {
    retryAfter = head.retryAfter
    parser.begin(head)
  }

  func receive(_ bytes: Span<UInt8>, stamp: ArrivalStamp) -> Bool {
    stampSource = stamp.source
    let lag = stamp.deliveredAt.nanoseconds(since: stamp.at)
    lastLag = lag
    parser.receive(bytes) { event in
      arrivals.append(TokenArrival(at: stamp.at, deliveryLag: lag, tokens: event.countedTokens, kind: event.kind))
      if event.kind.isOutput { countOutput(event, stamp) }
    }
    if parser.isFinished, finishedAt == nil { finishedAt = stamp.at }
    return parser.failure == nil
  }

  /// The body has ended, its last piece having arrived at `end`: what the reply amounts to.
  ///
  /// - Parameters:
  ///   - end: arrival of its last piece.
  ///   - isClean: the transport saw the body to its proper end.
  /// - Returns: its failure, if it has one, its usage and its oddities.
  func finish(at end: RunTime, isClean: Bool) -> ReplyEnd {
    let ended = parser.finish(isClean: isClean) { event in
      // A whole reply is one event, complete when its body is.
      arrivals.append(TokenArrival(at: end, deliveryLag: lastLag, tokens: event.countedTokens, kind: event.kind))
    }
    if finishedAt == nil { finishedAt = end }
    return ended
  }

  var hasOutput: Bool { outputRead != nil }

  /// The terminal event has come: whatever happens to the connection now, the reply is whole.
  var isComplete: Bool { parser.isFinished }

  private func countOutput(_ event: TokenEvent, _ stamp: ArrivalStamp) {
    let isFirst = outputRead == nil
    outputsInRead = outputRead == stamp.read ? outputsInRead + 1 : 1
    outputRead = stamp.read
    // The second of a read marks the first as well.
    mergedArrivals += outputsInRead == 2 ? 2 : outputsInRead > 2 ? 1 : 0
    tally.countOutput(tokens: event.countedTokens, after: stamp.at.nanoseconds(since: lastOutputAt), isFirst: isFirst)
    lastOutputAt = stamp.at
  }
}

extension TokenEvent {
  /// Its tokens, where nobody says how many: one for an event with output.
  fileprivate var countedTokens: Int { tokens ?? (kind.isOutput ? 1 : 0) }
}

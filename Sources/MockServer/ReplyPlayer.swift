import NIOCore
import NIOHTTP1
import Vocabulary

/// Plays one reply: at which instant to send what.
///
/// It knows no socket and no clock.
///
/// Token k of a stream is due at `received + ttft + k·itl` (± jitter), an instant that no delay of an earlier token moves; the events
/// after the last token are due with it, in a send of their own. A whole reply is due where its last token would be.
struct ReplyPlayer {
  /// When the next send is due.
  private(set) var nextSendAt: RunTime

  /// At most how many events the reply has: its tokens, and role, finish, usage and end.
  var mostEvents: Int { spelling.outputTokens + 4 }

  private let spelling: any Spelling
  private let scenario: Scenario
  private let framing: ReplyFraming
  private let firstTokenAt: RunTime
  private var words: SplitMix64
  private var jitter: SplitMix64
  private var hasBegun = false
  private var nextToken = 0

  /// A player of the reply to a request that was complete at `receivedAt`.
  init(
    _ spelling: any Spelling, scenario: Scenario, framing: ReplyFraming, receivedAt: RunTime,
    words: SplitMix64, jitter: SplitMix64
  ) {
    self.spelling = spelling
    self.scenario = scenario
    self.framing = framing
    self.words = words
    self.jitter = jitter
    firstTokenAt = receivedAt + scenario.timeToFirstToken
    if !spelling.isStreamed {
      nextSendAt = firstTokenAt + scenario.interTokenLatency * max(0, spelling.outputTokens - 1)
    } else {
      nextSendAt = scenario.roleChunk == .atOnce && spelling.hasRoleEvent ? receivedAt : firstTokenAt
    }
  }

  /// Writes the bytes of the send that is due, says what it holds, and moves on to the next; `event` is room for one event.
  mutating func play(into bytes: inout ByteBuffer, event: inout ByteBuffer) -> ReplyStep {
    guard spelling.isStreamed else {
      event.clear()
      spelling.writeWhole(words: &words, to: &event)
      HTTPResponse.write(.ok, json: event, isLast: framing.closesConnection, to: &bytes)
      return ReplyStep(events: "c", isLast: true)
    }
    var step = ReplyStep(events: "", isLast: false)
    func add(_ kind: Character, _ write: (inout ByteBuffer) -> Void) {
      event.clear()
      write(&event)
      framing.write(event, to: &bytes)
      step.events.append(kind)
    }

    if !hasBegun {
      hasBegun = true
      HTTPResponse.writeStreamHead(
        contentType: spelling.contentType, isChunked: framing.isChunked, isLast: framing.closesConnection, to: &bytes)
      if spelling.hasRoleEvent {
        add("o", spelling.writeRole)
        if scenario.roleChunk == .atOnce {
          nextSendAt = firstTokenAt
          return step
        }
      }
    }
    if nextToken < spelling.outputTokens {
      let word = ReplyWords.next(from: &words)
      let number = nextToken
      add("c") { spelling.writeToken(word, number: number, to: &$0) }
      nextToken += 1
      if nextToken < spelling.outputTokens { nextSendAt = max(nextSendAt, dueInstant(ofToken: nextToken)) }
      return step
    }
    if spelling.hasFinishEvent { add("f", spelling.writeFinish) }
    if spelling.hasUsageEvent { add("u", spelling.writeUsage) }
    if spelling.hasDoneEvent { add("-", spelling.writeDone) }
    framing.end(&bytes)
    step.isLast = true
    return step
  }

  private mutating func dueInstant(ofToken number: Int) -> RunTime {
    let nominal = firstTokenAt.nanoseconds + Int64(number) * scenario.interTokenLatency.nanoseconds
    let reach = scenario.interTokenJitter.nanoseconds
    return RunTime(nanoseconds: nominal + (reach == 0 ? 0 : Int64.random(in: -reach...reach, using: &jitter)))
  }
}

/// What one send of a reply holds.
struct ReplyStep: Equatable {
  /// Its events, a letter each: `o` role only, `c` content, `f` finish, `u` usage, `-` the end.
  var events: String
  /// The reply ends with it.
  var isLast: Bool
}

/// How a reply is laid on its connection.
struct ReplyFraming: Equatable {
  /// A stream comes in chunks (HTTP/1.1), or runs until the connection closes.
  var isChunked = true
  var closesConnection = false

  fileprivate func write(_ event: ByteBuffer, to bytes: inout ByteBuffer) {
    if isChunked { HTTPResponse.writeChunk(event, to: &bytes) } else { bytes.writeImmutableBuffer(event) }
  }

  fileprivate func end(_ bytes: inout ByteBuffer) {
    if isChunked { HTTPResponse.writeLastChunk(to: &bytes) }
  }
}

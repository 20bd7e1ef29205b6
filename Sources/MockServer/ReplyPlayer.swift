import NIOCore
import NIOHTTP1
import Vocabulary

/// Plays one reply: at which instant to send what.
///
/// It knows no socket and no clock.
///
/// Token k of a stream is due at `received + ttft + k·itl` (± jitter), an instant that only a fault moves; the events after the last
/// token are due with it, in a send of their own. A whole reply is due where its last token would be.
struct ReplyPlayer {
  /// When the next send is due.
  private(set) var nextSendAt: RunTime

  /// At most how many events the reply has: its tokens, and role, finish, usage and end.
  var mostEvents: Int { spelling.outputTokens + 4 }

  private let spelling: any Spelling
  private let scenario: Scenario
  private let framing: ReplyFraming
  private var fault: Fault?
  private var firstTokenAt: RunTime
  private var words: SplitMix64
  private var jitter: SplitMix64
  /// What comes next.
  private var place = Fault.Moment.head
  /// The rest of a whole reply.
  private var rest = ByteBuffer()
  /// A fault lets all come byte by byte, this far apart.
  private var bytePause: Duration?
  /// What is to come so, and what follows on it.
  private var trickled = (bytes: ByteBuffer(), step: ReplyStep())

  /// A player of the reply to a request that was complete at `receivedAt`.
  init(
    _ spelling: any Spelling, scenario: Scenario, fault: Fault? = nil, framing: ReplyFraming, receivedAt: RunTime,
    words: SplitMix64, jitter: SplitMix64
  ) {
    self.spelling = spelling
    self.scenario = scenario
    self.fault = fault
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
    var step = ReplyStep()
    guard let bytePause else {
      playOn(&step, into: &bytes, event: &event)
      return step
    }
    if trickled.bytes.readableBytes == 0 {
      var whole = ReplyStep()
      var piece = ByteBuffer()
      playOn(&whole, into: &piece, event: &event)
      trickled = (piece, whole)
      step.events = whole.events
      step.head = whole.head
    }
    if let byte = trickled.bytes.readSlice(length: 1) { bytes.writeImmutableBuffer(byte) }
    if trickled.bytes.readableBytes == 0 {
      step.endsBody = trickled.step.endsBody
      step.then = trickled.step.then
    }
    nextSendAt = nextSendAt + bytePause
    return step
  }

  /// Writes what is due, piece by piece, as far as it belongs in one send.
  private mutating func playOn(_ step: inout ReplyStep, into bytes: inout ByteBuffer, event: inout ByteBuffer) {
    var isSendOver = false
    while !isSendOver, step.then == .goOn {
      if let fault, fault.at == place {
        isSendOver = strike(fault, &step, into: &bytes)
      } else {
        isSendOver = playPiece(&step, into: &bytes, event: &event)
      }
    }
  }

  /// Does what the fault does, where it strikes.
  ///
  /// - Returns: whether the send ends here.
  private mutating func strike(_ fault: Fault, _ step: inout ReplyStep, into bytes: inout ByteBuffer) -> Bool {
    if fault.wait > .zero {
      self.fault?.wait = .zero
      nextSendAt = nextSendAt + fault.wait
      firstTokenAt = firstTokenAt + fault.wait
      return true
    }
    self.fault = nil
    switch fault.deed {
    case .goOn: break
    case .stall: step.then = .stall
    case .end:
      framing.end(&step, to: &bytes)
      step.then = .end
    case .freeze: step.then = .freeze
    case .close: step.then = .close
    case .reset: step.then = .reset
    case .halfClose: step.then = .halfClose
    case .event(let text): framing.write(ByteBuffer(string: text), to: &bytes)
    case .line(let count):
      framing.write(ByteBuffer(string: "data: " + String(repeating: "x", count: count) + "\n\n"), to: &bytes)
    case .raw(let piece): return framing.write(raw: piece, &step, to: &bytes)
    case .garbage(let count):
      var chance = SplitMix64(seed: 1)
      let piece = (0..<count).map { _ in UInt8.random(in: 128...255, using: &chance) }
      return framing.write(raw: piece, &step, to: &bytes)
    case .flood(let piece):
      self.fault = fault
      framing.write(ByteBuffer(bytes: piece), to: &bytes)
      return true
    case .trickle(let pause):
      bytePause = pause
      return true
    case .respond(let response): respond(response, &step, into: &bytes)
    case .bomb(let size): respond(.bomb(unpacked: size), &step, into: &bytes)
    case .resetStream(let code): step.then = .resetStream(code)
    case .goAway(let code):
      step.goAway = code
      return true
    // What is done in the handshake, before there is a reply.
    case .fallBack: break
    }
    return false
  }

  private func respond(_ response: Fault.Response, _ step: inout ReplyStep, into bytes: inout ByteBuffer) {
    let head = ResponseHead(response)
    framing.begin(head, &step, to: &bytes)
    if head.body != .none { bytes.writeBytes(response.body) }
    framing.endWhole(&step)
    step.then = .end
  }

  /// Writes what stands at `place`, and moves that on.
  ///
  /// - Returns: whether the send ends with it.
  private mutating func playPiece(_ step: inout ReplyStep, into bytes: inout ByteBuffer, event: inout ByteBuffer) -> Bool {
    guard spelling.isStreamed else { return playWhole(&step, into: &bytes) }
    func add(_ kind: Character, _ write: (inout ByteBuffer) -> Void) {
      event.clear()
      write(&event)
      framing.write(event, to: &bytes)
      step.events.append(kind)
    }
    switch place {
    case .handshake, .head:
      framing.begin(.stream(contentType: spelling.contentType), &step, to: &bytes)
      place = .token(0)
      guard spelling.hasRoleEvent else { return false }
      add("o", spelling.writeRole)
      guard scenario.roleChunk == .atOnce else { return false }
      nextSendAt = max(nextSendAt, firstTokenAt)
      return true
    case .token(let number) where number < spelling.outputTokens:
      let word = ReplyWords.next(from: &words)
      add("c") { spelling.writeToken(word, number: number, to: &$0) }
      place = .token(number + 1)
      if number + 1 < spelling.outputTokens { nextSendAt = max(nextSendAt, dueInstant(ofToken: number + 1)) }
      return true
    case .token:
      if spelling.hasFinishEvent { add("f", spelling.writeFinish) }
      if spelling.hasUsageEvent { add("u", spelling.writeUsage) }
      place = .done
    case .done:
      if spelling.hasDoneEvent { add("-", spelling.writeDone) }
      place = .end
    case .end:
      framing.end(&step, to: &bytes)
      place = .after
    case .after: step.then = .end
    }
    return false
  }

  /// The same of a whole reply, which is one piece unless a fault strikes within it.
  private mutating func playWhole(_ step: inout ReplyStep, into bytes: inout ByteBuffer) -> Bool {
    let isStruckWithin = fault.map { $0.at != .after } ?? false
    switch place {
    case .handshake, .head:
      spelling.writeWhole(words: &words, to: &rest)
      framing.begin(.json(.ok, length: rest.readableBytes), &step, to: &bytes)
      step.events.append("c")
      let length = isStruckWithin ? (rest.readableBytes + 1) / 2 : rest.readableBytes
      if let piece = rest.readSlice(length: length) { bytes.writeImmutableBuffer(piece) }
      place = isStruckWithin ? fault?.at ?? .end : .end
    case .token, .done, .end:
      bytes.writeBuffer(&rest)
      framing.endWhole(&step)
      place = .after
    case .after: step.then = .end
    }
    return false
  }

  private mutating func dueInstant(ofToken number: Int) -> RunTime {
    let nominal = firstTokenAt.nanoseconds + Int64(number) * scenario.interTokenLatency.nanoseconds
    let reach = scenario.interTokenJitter.nanoseconds
    return RunTime(nanoseconds: nominal + (reach == 0 ? 0 : Int64.random(in: -reach...reach, using: &jitter)))
  }
}

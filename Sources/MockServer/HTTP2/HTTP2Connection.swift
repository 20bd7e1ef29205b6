import Glibc
import NIOCore
import NIOHTTP1
import Vocabulary

/// Answers the requests of one HTTP/2 connection, all at once.
final class HTTP2Connection: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  private let stage: Stage
  private var outlet: Outlet?
  private var session: HTTP2Session?
  private(set) var streams: [Int32: HTTP2Stream] = [:]
  /// Streams whose requests are complete, in the order in which they became so.
  private var asked: [HTTP2Stream] = []
  /// The latest stream whose reply has begun: those after it can be refused.
  private var lastAnswered: Int32 = 0
  private var frames = ByteBuffer()
  /// Nothing is taken or sent any more.
  private var isFrozen = false
  /// The connection is about to close.
  private var isClosing = false

  init(_ stage: Stage) { self.stage = stage }

  func handlerAdded(context: ChannelHandlerContext) {
    outlet = Outlet(context, isEncrypted: stage.isEncrypted)
    session = HTTP2Session(of: self, stage.responder.scenario)
    flush()
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    outlet = nil
    session = nil
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !isFrozen, let session else { return }
    let isSound = session.receive(unwrapInboundIn(data))
    let receivedAt = stage.clock.now()
    for stream in asked { answer(stream, receivedAt: receivedAt) }
    asked.removeAll(keepingCapacity: true)
    flush()
    if !isSound { close { $0.close() } }
  }

  func channelInactive(context: ChannelHandlerContext) {
    isClosing = true
    for id in streams.keys.sorted() { end(id) }
    context.fireChannelInactive()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

  // MARK: Streams

  /// A request begins.
  func begin(_ id: Int32) { streams[id] = HTTP2Stream(id, of: self) }

  /// A request is complete.
  func completeRequest(of id: Int32) { if let stream = streams[id] { asked.append(stream) } }

  /// A stream has ended, whichever way.
  func end(_ id: Int32) {
    guard let stream = streams.removeValue(forKey: id) else { return }
    stream.isOpen = false
    if let truth = stream.truth { stage.truthLog?.append(truth) }
  }

  /// The stream is to make a send as soon as it may.
  func scheduleTurn(of stream: HTTP2Stream) { stage.conductor.schedule(stream, at: stage.clock.now()) }

  private func answer(_ stream: HTTP2Stream, receivedAt: RunTime) {
    guard stream.isOpen else { return }
    let request = stream.request
    switch stage.responder.answer(request, receivedAt: receivedAt, created: time(nil)) {
    case .whole(let status, let json):
      stream.add(json, isLast: true)
      session?.respond(.json(status, length: json.readableBytes), on: stream, hasBody: request.method != .HEAD)
    case .generated(let player):
      stream.player = player
      stream.truth = stage.truth(of: request, receivedAt: receivedAt, by: player)
      if player.nextSendAt > receivedAt { return stage.conductor.schedule(stream, at: player.nextSendAt) }
      sendNext(of: stream)
    }
  }

  /// Makes the send of `stream` that is due.
  func sendNext(of stream: HTTP2Stream) {
    guard !isFrozen, !isClosing else { return }
    stage.bytes.clear()
    guard let step = stream.player?.play(into: &stage.bytes, event: &stage.event) else { return }
    let sentAt = stage.clock.now()
    stream.truth?.add(step.events, at: sentAt)
    stream.add(stage.bytes, isLast: step.endsBody)
    if let head = step.head {
      stream.isAnswered = true
      lastAnswered = max(lastAnswered, stream.id)
      session?.respond(head, on: stream, hasBody: true)
    } else if stream.isAnswered {
      session?.resume(stream.id)
    }
    if let code = step.goAway { session?.goAway(after: lastAnswered, code) }
    flush()
    if !step.raw.isEmpty { outlet?.send(ByteBuffer(bytes: step.raw)) }
    switch step.then {
    case .goOn:
      if let player = stream.player { stage.conductor.schedule(stream, at: max(player.nextSendAt, sentAt)) }
    case .end, .stall: break
    case .freeze: isFrozen = true
    case .resetStream(let code):
      session?.reset(stream.id, code)
      flush()
    case .close: close { $0.close() }
    case .reset: close { $0.reset() }
    case .halfClose: close { $0.halfClose() }
    }
  }

  // MARK: The connection

  /// Sends all frames that can go out, now or when those before them are sent.
  private func flush() {
    guard let outlet, let session, !isFrozen, !isClosing else { return }
    guard outlet.isClear else { return outlet.whenClear { [weak self] in self?.flush() } }
    frames.clear()
    session.write(to: &frames)
    if frames.readableBytes > 0 { outlet.send(frames) }
    // Closed at once, a connection with something unread would be reset, and the last replies lost.
    if session.isOver { close { $0.halfClose() } }
  }

  private func close(by close: (Outlet) -> Void) {
    isClosing = true
    if let outlet { close(outlet) }
  }
}

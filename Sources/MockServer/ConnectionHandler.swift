import Glibc
import NIOCore
import NIOHTTP1
import Vocabulary

/// Answers the requests of one HTTP/1.1 connection, one after the other.
final class ConnectionHandler: ChannelInboundHandler, Performer {
  typealias InboundIn = HTTPServerRequestPart

  private let stage: Stage
  private var outlet: Outlet?
  /// The request whose body is being read.
  private var incoming: MockRequest?
  /// Complete requests whose turn has not come, and when each was complete.
  private var waiting: [(request: MockRequest, receivedAt: RunTime)] = []
  private var reply: ReplyUnderWay?
  /// The last response has been written.
  private var isClosing = false

  init(_ stage: Stage) { self.stage = stage }

  func handlerAdded(context: ChannelHandlerContext) { outlet = Outlet(context, isEncrypted: stage.isEncrypted) }

  func handlerRemoved(context: ChannelHandlerContext) { outlet = nil }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      incoming = MockRequest(head)
      if head.version == .http1_1, reply == nil, head.headers.first(name: "Expect")?.lowercased() == "100-continue" {
        outlet?.send(HTTPResponse.goOn)
      }
    case .body(let piece): piece.withUnsafeReadableBytes { incoming?.body.append($0) }
    case .end:
      guard let request = incoming else { return }
      incoming = nil
      waiting.append((request, stage.clock.now()))
      answerNext()
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    isClosing = true
    endReply()
    context.fireChannelInactive()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard error is HTTPParserError, reply == nil, !isClosing else { return context.close(promise: nil) }
    send(.badRequest, ErrorBody.openAI("this is not an HTTP/1.1 request: \(error)"), isLast: true)
  }

  /// Makes the send that is due.
  func takeTurn() {
    sendNext()
    answerNext()
  }

  private func sendNext() {
    guard let outlet, reply != nil else { return }
    guard outlet.isClear else {
      return outlet.whenClear { [self] in stage.conductor.schedule(self, at: stage.clock.now()) }
    }
    stage.bytes.clear()
    guard let step = reply?.player.play(into: &stage.bytes, event: &stage.event) else { return }
    let sentAt = stage.clock.now()
    reply?.truth?.add(step.events, at: sentAt)
    outlet.send(stage.bytes)
    if step.goAway != nil { reply?.closesConnection = true }
    switch step.then {
    case .goOn:
      if let reply { stage.conductor.schedule(self, at: max(reply.player.nextSendAt, sentAt)) }
    case .end:
      if reply?.closesConnection == true { close(by: outlet.close) }
      endReply()
    // The reply stays under way, so that no other begins: only the client can end it.
    case .stall, .freeze: break
    case .close: close(by: outlet.close)
    case .reset, .resetStream: close(by: outlet.reset)
    case .halfClose: close(by: outlet.halfClose)
    }
  }

  private func answerNext() {
    while reply == nil, !isClosing, !waiting.isEmpty {
      let (request, receivedAt) = waiting.removeFirst()
      switch stage.responder.answer(request, receivedAt: receivedAt, created: time(nil)) {
      case .whole(let status, let json):
        send(status, json, omitsBody: request.method == .HEAD, isLast: !request.keepsConnection)
      case .generated(let player):
        let truth = stage.truth(of: request, receivedAt: receivedAt, by: player)
        reply = ReplyUnderWay(player: player, truth: truth, closesConnection: !request.keepsConnection)
        if player.nextSendAt <= receivedAt { sendNext() } else { stage.conductor.schedule(self, at: player.nextSendAt) }
      }
    }
  }

  private func endReply() {
    guard let ended = reply else { return }
    reply = nil
    if let truth = ended.truth { stage.truthLog?.append(truth) }
  }

  private func send(_ status: HTTPResponseStatus, _ json: ByteBuffer, omitsBody: Bool = false, isLast: Bool) {
    stage.bytes.clear()
    HTTPResponse.write(.json(status, length: json.readableBytes), isChunked: false, isLast: isLast, to: &stage.bytes)
    if !omitsBody { stage.bytes.writeImmutableBuffer(json) }
    send(stage.bytes, isLast: isLast)
  }

  private func send(_ bytes: ByteBuffer, isLast: Bool) {
    outlet?.send(bytes)
    if isLast, let outlet { close(by: outlet.close) }
  }

  private func close(by close: () -> Void) {
    isClosing = true
    close()
  }
}

/// A reply that has begun, or will.
private struct ReplyUnderWay {
  var player: ReplyPlayer
  var truth: ReplyTruth?
  var closesConnection: Bool
}

import Glibc
import NIOCore
import NIOHTTP1
import Vocabulary

/// Answers the requests of one connection, one after the other.
final class ConnectionHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = ByteBuffer

  private let stage: Stage
  private var context: ChannelHandlerContext?
  /// The request whose body is being read.
  private var incoming: MockRequest?
  /// Complete requests whose turn has not come, and when each was complete.
  private var waiting: [(request: MockRequest, receivedAt: RunTime)] = []
  private var reply: ReplyUnderWay?
  /// The reply's turn came while the socket took no more.
  private var isHeldBack = false
  /// The last response has been written.
  private var isClosing = false

  init(_ stage: Stage) { self.stage = stage }

  func handlerAdded(context: ChannelHandlerContext) { self.context = context }

  func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      incoming = MockRequest(head)
      if head.version == .http1_1, reply == nil, head.headers.first(name: "Expect")?.lowercased() == "100-continue" {
        context.writeAndFlush(wrapOutboundOut(HTTPResponse.goOn), promise: nil)
      }
    case .body(var piece): incoming?.body.writeBuffer(&piece)
    case .end:
      guard let request = incoming else { return }
      incoming = nil
      waiting.append((request, stage.clock.now()))
      answerNext()
    }
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    guard isHeldBack, context.channel.isWritable, let reply else { return }
    isHeldBack = false
    stage.conductor.schedule(self, at: max(reply.player.nextSendAt, stage.clock.now()))
  }

  func channelInactive(context: ChannelHandlerContext) {
    isClosing = true
    endReply()
    context.fireChannelInactive()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard error is HTTPParserError, reply == nil, !isClosing else { return context.close(promise: nil) }
    send(.badRequest, errorBody("this is not an HTTP/1.1 request: \(error)"), isLast: true)
  }

  /// Makes the send that is due.
  func takeTurn() {
    sendNext()
    answerNext()
  }

  private func sendNext() {
    guard reply != nil, let context else { return }
    guard context.channel.isWritable else {
      isHeldBack = true
      return
    }
    stage.bytes.clear()
    guard let step = reply?.player.play(into: &stage.bytes, event: &stage.event) else { return }
    let sentAt = stage.clock.now()
    if stage.truthLog != nil { reply?.record(step, at: sentAt) }
    flush(stage.bytes, isLast: step.isLast && reply?.closesConnection == true)
    if step.isLast {
      endReply()
    } else if let reply {
      stage.conductor.schedule(self, at: max(reply.player.nextSendAt, sentAt))
    }
  }

  private func answerNext() {
    while reply == nil, !isClosing, !waiting.isEmpty {
      let (request, receivedAt) = waiting.removeFirst()
      switch stage.responder.answer(request, receivedAt: receivedAt, created: time(nil)) {
      case .whole(let status, let json):
        send(status, json, omitsBody: request.method == .HEAD, isLast: !request.keepsConnection)
      case .generated(let player):
        reply = ReplyUnderWay(
          player: player, truth: ReplyTruth(requestID: request.id, receivedAt: receivedAt),
          closesConnection: !request.keepsConnection)
        if player.nextSendAt <= receivedAt { sendNext() } else { stage.conductor.schedule(self, at: player.nextSendAt) }
      }
    }
  }

  private func endReply() {
    guard let ended = reply else { return }
    reply = nil
    isHeldBack = false
    stage.truthLog?.append(ended.truth)
  }

  private func send(_ status: HTTPResponseStatus, _ json: ByteBuffer, omitsBody: Bool = false, isLast: Bool) {
    stage.bytes.clear()
    HTTPResponse.write(status, json: json, omitsBody: omitsBody, isLast: isLast, to: &stage.bytes)
    flush(stage.bytes, isLast: isLast)
  }

  private func flush(_ bytes: ByteBuffer, isLast: Bool) {
    guard let context else { return }
    guard isLast else { return context.writeAndFlush(wrapOutboundOut(bytes), promise: nil) }
    isClosing = true
    context.writeAndFlush(wrapOutboundOut(bytes)).assumeIsolated().whenComplete { _ in context.close(promise: nil) }
  }
}

/// A reply that has begun, or will.
private struct ReplyUnderWay {
  var player: ReplyPlayer
  var truth: ReplyTruth
  let closesConnection: Bool

  mutating func record(_ step: ReplyStep, at instant: RunTime) {
    if truth.sends.isEmpty { truth.reserve(player.mostEvents) }
    for kind in step.events.utf8 { truth.add(kind, at: instant) }
  }
}

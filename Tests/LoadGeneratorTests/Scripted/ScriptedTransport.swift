import Vocabulary

/// A transport without a network: each request is answered as the script says, on a clock that waits for nobody.
actor ScriptedTransport: RequestTransport {
  private nonisolated let loop: ScriptedLoop
  private let shard: Int
  private let script: @Sendable (SentRequest) -> ScriptedReply
  private(set) var sent: [SentRequest] = []
  private var reads: UInt64 = 0
  private var sampledAt = RunTime.zero

  nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  nonisolated var taskExecutor: (any TaskExecutor)? { loop }

  init(shard: Int = 0, on loop: ScriptedLoop, script: @escaping @Sendable (SentRequest) -> ScriptedReply) {
    self.shard = shard
    self.loop = loop
    self.script = script
  }

  nonisolated func now() -> RunTime { loop.now }

  func prepare(lanes: Int) {}

  func send(_ request: HTTPRequest, lane: Int, to reader: any ReplyReader) async -> Exchange {
    let body = String(decoding: request.body.map { Array($0.bytes) } ?? [], as: UTF8.self)
    let sentAt = now()
    let request = SentRequest(
      id: request.requestID, body: body, url: request.target.url, headers: request.target.headers + request.headers, lane: lane,
      at: sentAt)
    sent.append(request)
    let reply = script(request)
    var exchange = Exchange(sentAt: sentAt, endedAt: sentAt)
    exchange.wroteAt = sentAt
    exchange.connectedAt = sentAt
    let hasPlayed = await play(reply, to: reader, &exchange)
    if hasPlayed { await loop.sleep(until: sentAt + reply.endsAfter) }
    exchange.isCancelled = Task.isCancelled || hasPlayed && reply.isCancelled
    if hasPlayed, !exchange.isCancelled { exchange.failure = reply.failure }
    if exchange.isCancelled || exchange.failure != nil { exchange.endedAt = now() }
    return exchange
  }

  /// - Returns: the reply was played to its end: neither the reader nor a cancellation cut it short.
  private func play(_ reply: ScriptedReply, to reader: any ReplyReader, _ exchange: inout Exchange) async -> Bool {
    if let head = reply.head {
      exchange.http = HTTPFacts(status: head.status, version: "1.1", isReused: false)
      reader.receive(head: head)
    }
    for piece in reply.pieces {
      await loop.sleep(until: exchange.sentAt + piece.after)
      if Task.isCancelled { return false }
      reads += 1
      exchange.firstByteAt = exchange.firstByteAt ?? now()
      exchange.endedAt = now()
      let stamp = ArrivalStamp(at: now(), deliveredAt: now(), read: reads, source: .kernel)
      let bytes = Array(piece.text.utf8)
      if !reader.receive(bytes.span, stamp: stamp) { return false }
    }
    return true
  }

  func sleep(until instant: RunTime) async { await loop.sleep(until: instant) }

  func takeSample() -> ClientSample {
    defer { sampledAt = now() }
    return ClientSample(shard: shard, point: 0, from: sampledAt, to: now())
  }
}

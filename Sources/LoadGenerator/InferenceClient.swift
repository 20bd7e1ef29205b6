internal import Glibc
internal import Protocols
internal import Vocabulary

/// Sends one request after the other for a shard and says what became of each.
///
/// Whatever the endpoint does comes back as a record; nothing is thrown. Used in the shard's isolation.
final class InferenceClient {
  private let source: RequestSource
  private let tally: LiveTally
  /// How many events the longest reply had so far: the next need not grow on its way there.
  private var expectedEvents = 16
  private var retries: Retries
  private var balancer: Balancer

  /// The client of shard `shard`, which sends what `source` says and counts in `tally`.
  init(source: RequestSource, tally: LiveTally, shard: Int = 0) {
    self.source = source
    self.tally = tally
    retries = Retries(source.plan.retries, seed: source.plan.seed, shard: shard)
    balancer = Balancer(source.plan.balance, urls: source.targets.map(\.url))
  }

  /// Sends the request `number` of the run and fills `record` in, which says who it is and when it was due.
  ///
  /// One that fails is retried as the plan's policy has it, while `mayRetry` holds: to another URL, where there are several,
  /// and not before that one wants it.
  func send(
    _ number: Int, as record: inout RequestRecord, lane: Int, on transport: isolated some RequestTransport,
    mayRetry: () -> Bool = { true }
  ) async {
    let (promptIndex, body) = source.request(number, point: record.point, index: record.index)
    record.promptIndex = promptIndex
    record.isStreamed = source.isStreamed
    record.urlIndex = balancer.url(turn: record.index, after: nil)
    /// Until when endpoints want it no more, as they said.
    var refusals: [Int: RunTime] = [:]
    retries.countRequest()
    while true {
      balancer.admit(to: record.urlIndex)
      let target = source.targets[record.urlIndex]
      var request = HTTPRequest(target, requestID: record.requestID, body: body)
      request.headers = source.signature(of: body, to: target)
      let reply = ReplyCollector(
        parser: source.parser(ofPrompt: promptIndex), expectedEvents: expectedEvents, tally: tally, at: transport.now())
      let exchange = await transport.send(request, lane: lane, to: reply)
      record.fill(from: exchange, reply, judging: source.continuation(ofPrompt: promptIndex))
      expectedEvents = max(expectedEvents, record.arrivals.count)
      let failure = record.outcome.failure
      balancer.release(record.urlIndex, hasFailed: failure != nil)
      guard let failure, mayRetry(), !Task.isCancelled else { break }
      let now = transport.now()
      let next = balancer.url(turn: record.index + record.attempts, after: record.urlIndex)
      if let retryAfter = reply.retryAfter.flatMap({ Duration(retryAfter: $0, now: time(nil)) }) {
        refusals[balancer.endpoint(at: record.urlIndex)] = now + retryAfter
      }
      let left = refusals[balancer.endpoint(at: next)].map { $0 - now }
      guard let wait = retries.wait(after: failure.kind, attempt: record.attempts, retryAfter: left) else { break }
      await transport.sleep(until: now + wait, while: mayRetry)
      guard mayRetry(), !Task.isCancelled else { break }
      record.failedAttempts.append(
        FailedAttempt(failure.kind, urlIndex: record.urlIndex, sentAt: exchange.sentAt, endedAt: exchange.endedAt))
      record.attempts += 1
      record.urlIndex = next
    }
    record.hideSecrets(source.secretFilter)
  }
}

extension RequestRecord {
  /// Takes over what the transport and the reader saw.
  ///
  /// - Parameters:
  ///   - exchange: what the transport saw.
  ///   - reply: what was read.
  ///   - continuation: which part of the prompt was to be judged.
  fileprivate mutating func fill(from exchange: Exchange, _ reply: ReplyCollector, judging continuation: Range<Int>?) {
    sentAt = exchange.sentAt
    wroteAt = exchange.wroteAt
    connectedAt = exchange.connectedAt
    firstByteAt = exchange.firstByteAt
    http = exchange.http
    address = exchange.address
    setUp = exchange.setUp
    segments = exchange.segments
    bytesSent = exchange.bytesSent
    bytesReceived = exchange.bytesReceived

    let isClean = exchange.failure == nil && !exchange.isCancelled
    let end = reply.finish(at: exchange.endedAt, isClean: isClean)
    outcome =
      if let failure = end.failure {
        .failed(failure)
      } else if isClean || reply.isComplete {
        .succeeded
      } else {
        exchange.failure.map { .failed($0) } ?? .cancelled
      }
    finishedAt = reply.finishedAt
    arrivals = reply.arrivals
    mergedArrivals = reply.mergedArrivals
    stampSource = reply.stampSource
    usage = end.usage
    tokenSource = end.tokenSource
    finishReason = end.finishReason
    notes = end.notes
    excerpt = end.excerpt
    text = end.text
    if let continuation, outcome == .succeeded {
      likelihood = end.logprobs?.likelihood(of: continuation)
      if likelihood == nil { outcome = .failed(.lacksLikelihood) }
    }
  }

  /// The endpoint was sent secrets and may repeat them wherever it has the word.
  fileprivate mutating func hideSecrets(_ filter: SecretFilter) {
    if case .failed(let failure) = outcome {
      outcome = .failed(RequestFailure(failure.kind, filter.hidingSecrets(in: failure.detail)))
    }
    finishReason = finishReason.map(filter.hidingSecrets)
    excerpt = excerpt.map(filter.hidingSecrets)
    text = text.map(filter.hidingSecrets)
  }
}

extension RequestOutcome {
  /// Why it failed; `nil` where it did not.
  fileprivate var failure: RequestFailure? { if case .failed(let failure) = self { failure } else { nil } }
}

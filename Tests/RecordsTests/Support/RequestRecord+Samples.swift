import Vocabulary

@testable import Records

extension RequestRecord {
  /// Two tokens of a streamed reply, with everything that a record can tell.
  static var sample: RequestRecord {
    var record = RequestRecord(
      requestID: "r-7", point: 1, shard: 2, index: 7, scheduledAt: RunTime(nanoseconds: 1000), outcome: .succeeded)
    record.isWarmUp = true
    record.promptIndex = 17
    record.urlIndex = 1
    record.sentAt = RunTime(nanoseconds: 1100)
    record.wroteAt = RunTime(nanoseconds: 1200)
    record.connectedAt = RunTime(nanoseconds: 1150)
    record.firstByteAt = RunTime(nanoseconds: 2000)
    record.finishedAt = RunTime(nanoseconds: 5500)
    record.http = HTTPFacts(status: 200, version: "1.1", isReused: true, isResent: true)
    record.address = "192.0.2.7"
    record.setUp.dnsNanoseconds = 3
    record.setUp.connectNanoseconds = 4
    record.setUp.tlsNanoseconds = 5
    record.segments = SegmentFacts(roundTripNanoseconds: 90, retransmits: 1, outOfOrder: 2)
    record.bytesSent = 410
    record.bytesReceived = 820
    record.arrivals = [
      TokenArrival(at: RunTime(nanoseconds: 3000), deliveryLag: 40, tokens: 1, kind: .reasoning),
      TokenArrival(at: RunTime(nanoseconds: 5000), deliveryLag: 50, tokens: 2, kind: .content),
    ]
    record.mergedArrivals = 2
    record.usage = TokenUsage(input: 10, output: 3, reasoning: 1, cached: 4)
    record.tokenSource = .usage
    record.finishReason = "stop"
    record.notes = [.repeatedFinish, .dataAfterEnd]
    record.excerpt = "nothing at a: {}"
    record.likelihood = Likelihood(logprob: -3.25, tokens: 4)
    record.text = "Hé\n\"x\""
    return record
  }

  /// A request that was never sent, with nothing but what every record tells.
  static var bareSample: RequestRecord {
    RequestRecord(requestID: "r-8", index: 8, scheduledAt: RunTime(nanoseconds: -5), outcome: .dropped)
  }

  /// Any record that a run could write.
  static func random(using generator: inout SplitMix64) -> RequestRecord {
    let failure = RequestFailure(generator.element(of: RequestFailure.Kind.allCases), generator.text())
    var record = RequestRecord(
      requestID: generator.text(), point: generator.count(), shard: generator.count(), index: generator.count(),
      scheduledAt: RunTime(nanoseconds: Int64(generator.count())),
      outcome: generator.element(of: [.succeeded, .cancelled, .dropped, .failed(failure)]))
    record.isWarmUp = generator.chance()
    record.promptIndex = generator.count()
    record.urlIndex = generator.count()
    record.isStreamed = generator.chance()
    for instant in [\.sentAt, \.wroteAt, \.connectedAt, \.firstByteAt, \.finishedAt] as [WritableKeyPath<Self, RunTime?>]
    where generator.chance() {
      record[keyPath: instant] = RunTime(nanoseconds: Int64(generator.count()) - 1000)
    }
    if generator.chance() {
      record.http = HTTPFacts(
        status: 200, version: generator.text(), isReused: generator.chance(), isResent: generator.chance())
    }
    record.address = generator.chance() ? generator.text() : nil
    for length in [\.dnsNanoseconds, \.connectNanoseconds, \.tlsNanoseconds] as [WritableKeyPath<ConnectionSetUp, Int64>]
    where generator.chance() {
      record.setUp[keyPath: length] = Int64(generator.count())
    }
    if generator.chance() {
      record.segments = SegmentFacts(
        roundTripNanoseconds: Int64(generator.count()), retransmits: generator.count(), outOfOrder: generator.count())
    }
    record.bytesSent = Int64(generator.count())
    record.bytesReceived = Int64(generator.count())
    for count in [\.input, \.output, \.reasoning, \.cached] as [WritableKeyPath<TokenUsage, Int?>] where generator.chance() {
      record.usage[keyPath: count] = generator.count()
    }
    record.tokenSource = generator.element(of: TokenSource.allCases + [nil])
    record.finishReason = generator.chance() ? generator.text() : nil
    record.excerpt = generator.chance() ? generator.text() : nil
    record.likelihood = generator.chance() ? Likelihood(logprob: -Double(generator.next() >> 8) / 1e12, tokens: 3) : nil
    record.notes = Set(ReplyNote.allCases.filter { _ in generator.chance() })
    record.attempts = generator.count()
    record.failedAttempts = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
      FailedAttempt(
        generator.element(of: RequestFailure.Kind.allCases), urlIndex: generator.count(),
        sentAt: RunTime(nanoseconds: Int64(generator.count())), endedAt: RunTime(nanoseconds: Int64(generator.count())))
    }
    record.stampSource = generator.element(of: StampSource.allCases)
    record.mergedArrivals = generator.count()
    var at: Int64 = 0
    for _ in 0..<Int.random(in: 0...600, using: &generator) {
      at += Int64(generator.count()) - 1000
      record.arrivals.append(
        TokenArrival(
          at: RunTime(nanoseconds: at), deliveryLag: Int64(generator.count()), tokens: generator.count(),
          kind: generator.element(of: TokenKind.allCases)))
    }
    record.text = generator.chance() ? generator.text() : nil
    return record
  }

  /// The record without what skimming leaves out.
  var skimmed: RequestRecord {
    var record = self
    record.arrivals = []
    record.text = nil
    return record
  }

  /// The line that the encoder writes, without its line feed.
  var line: String {
    var bytes: [UInt8] = []
    RecordEncoder.encode(self, into: &bytes)
    return String(decoding: bytes.dropLast(), as: UTF8.self)
  }
}

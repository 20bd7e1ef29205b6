import Testing
import Vocabulary

@testable import Metrics

@Suite struct RequestMetricTests {
  private let record = FiveChunks.record()

  /// Values of `metric` for `record`, ascending.
  private func values(_ metric: RequestMetric, of record: RequestRecord) -> [Double] {
    var values = Distribution(unit: metric.unit)
    metric.add(record, to: &values)
    return values.values
  }

  @Test func `ttft is 100 ms, from the send to the first reasoning chunk`() {
    #expect(nearly(RequestMetric.timeToFirstToken.value(of: record), 0.100))
  }

  @Test func `ttft is undefined for a reply that came whole`() {
    #expect(RequestMetric.timeToFirstToken.value(of: FiveChunks.whole) == nil)
    var surprise = record
    surprise.notes = [.wholeInsteadOfStream]
    #expect(RequestMetric.timeToFirstToken.value(of: surprise) == nil)
  }

  @Test func `ttft is undefined without output`() {
    var silent = record
    silent.arrivals.removeLast(4)
    #expect(RequestMetric.timeToFirstToken.value(of: silent) == nil)
  }

  @Test func `ttft_scheduled is 103 ms, since the request went out 3 ms late`() {
    #expect(nearly(RequestMetric.timeToFirstTokenScheduled.value(of: record), 0.103))
    #expect(RequestMetric.timeToFirstTokenScheduled.value(of: FiveChunks.whole) == nil)
  }

  @Test func `what was retried after 500 ms is late by the first sending, and has its latency from the last`() {
    var retried = record
    let first = RunTime(nanoseconds: 500_000_000)
    retried.scheduledAt = first + .milliseconds(-3)
    retried.failedAttempts = [FailedAttempt(.connectionReset, sentAt: first, endedAt: first + .milliseconds(20))]
    #expect(nearly(RequestMetric.sendLateness.value(of: retried), 0.003))
    #expect(nearly(RequestMetric.timeToFirstToken.value(of: retried), 0.100))
    #expect(nearly(RequestMetric.timeToFirstTokenScheduled.value(of: retried), 0.603))
    #expect(nearly(RequestMetric.endToEndLatencyScheduled.value(of: retried), 0.713))
  }

  @Test func `ttfat is 150 ms, to the first chunk of content`() {
    #expect(nearly(RequestMetric.timeToFirstAnswerToken.value(of: record), 0.150))
  }

  @Test func `ttfat is undefined when nothing but reasoning came`() {
    var thinking = record
    thinking.arrivals.removeLast(2)
    #expect(RequestMetric.timeToFirstAnswerToken.value(of: thinking) == nil)
  }

  @Test func `icl pools the gaps of 40, 10 and 60 ms`() {
    #expect(nearly(values(.interChunkLatency, of: record), [0.010, 0.040, 0.060]))
  }

  @Test func `itl gives each of a chunk's tokens its share of the gap`() {
    // 40 ms for 2 tokens, 10 ms for 1, 60 ms for 3.
    #expect(nearly(values(.interTokenLatency, of: record), [0.010, 0.020, 0.020, 0.020, 0.020, 0.020]))
  }

  @Test func `itl takes a chunk of unknown tokens for one`() {
    var untold = record
    untold.arrivals = untold.arrivals.map { TokenArrival(at: $0.at, deliveryLag: 0, tokens: 1, kind: $0.kind) }
    #expect(nearly(values(.interTokenLatency, of: untold), [0.010, 0.040, 0.060]))
  }

  @Test(arguments: [RequestMetric.interTokenLatency, .interChunkLatency])
  func `gaps need two chunks of output in a stream`(metric: RequestMetric) {
    var short = record
    short.arrivals.removeLast(3)
    #expect(values(metric, of: short).isEmpty)
    #expect(values(metric, of: FiveChunks.whole).isEmpty)
  }

  @Test func `longest_stall is the gap of 60 ms`() {
    #expect(nearly(RequestMetric.longestStall.value(of: record), 0.060))
    var short = record
    short.arrivals.removeLast(3)
    #expect(RequestMetric.longestStall.value(of: short) == nil)
  }

  @Test func `tpot is 110 ms over the six tokens after the first`() {
    #expect(nearly(RequestMetric.timePerOutputToken.value(of: record), 0.110 / 6))
  }

  @Test func `tpot is undefined for one token, for one chunk, and for a whole reply`() {
    var oneToken = record
    oneToken.usage.output = 1
    #expect(RequestMetric.timePerOutputToken.value(of: oneToken) == nil)
    var oneChunk = record
    oneChunk.arrivals.removeLast(3)
    #expect(RequestMetric.timePerOutputToken.value(of: oneChunk) == nil)
    #expect(RequestMetric.timePerOutputToken.value(of: FiveChunks.whole) == nil)
  }

  @Test func `e2el is 210 ms, to the last chunk of content`() {
    #expect(nearly(RequestMetric.endToEndLatency.value(of: record), 0.210))
  }

  @Test func `e2el of a reply that came whole, or without output, goes to its end`() {
    #expect(nearly(RequestMetric.endToEndLatency.value(of: FiveChunks.whole), 0.215))
    var silent = record
    silent.arrivals.removeLast(4)
    #expect(nearly(RequestMetric.endToEndLatency.value(of: silent), 0.215))
  }

  @Test func `e2el_scheduled is 213 ms, since the request went out 3 ms late`() {
    #expect(nearly(RequestMetric.endToEndLatencyScheduled.value(of: record), 0.213))
  }

  @Test func `output_speed is 7 tokens in 210 ms`() {
    #expect(nearly(RequestMetric.outputSpeed.value(of: record), 7 / 0.210))
    var uncounted = record
    uncounted.usage.output = nil
    #expect(RequestMetric.outputSpeed.value(of: uncounted) == nil)
  }

  @Test func `tokens are those of the usage, and undefined without`() {
    let metrics: [RequestMetric] = [.inputTokens, .outputTokens, .reasoningTokens, .cachedTokens]
    #expect(metrics.map { $0.value(of: record) } == [12, 7, 3, 8])
    var uncounted = record
    uncounted.usage = TokenUsage()
    #expect(metrics.map { $0.value(of: uncounted) } == [nil, nil, nil, nil])
  }

  @Test func `packages are the four chunks with output`() {
    #expect(RequestMetric.packages.value(of: record) == 4)
    #expect(RequestMetric.packages.value(of: FiveChunks.whole) == nil)
  }

  @Test func `time_per_package is 110 ms over three gaps`() {
    #expect(nearly(RequestMetric.timePerPackage.value(of: record), 0.110 / 3))
    var short = record
    short.arrivals.removeLast(3)
    #expect(RequestMetric.timePerPackage.value(of: short) == nil)
  }

  @Test func `send_lateness is 3 ms, whatever became of the request`() {
    for record in [record, FiveChunks.failed(), FiveChunks.cancelled] {
      #expect(nearly(RequestMetric.sendLateness.value(of: record), 0.003))
    }
    #expect(RequestMetric.sendLateness.value(of: FiveChunks.unsent(.dropped, at: 0)) == nil)
  }

  @Test func `send_delay is 1 ms, and undefined when the request was not written`() {
    #expect(nearly(RequestMetric.sendDelay.value(of: record), 0.001))
    var unwritten = FiveChunks.failed(.connectionReset)
    unwritten.wroteAt = nil
    #expect(RequestMetric.sendDelay.value(of: unwritten) == nil)
  }

  @Test func `delivery_lag pools all five chunks`() {
    #expect(nearly(values(.deliveryLag, of: record), [0.0001, 0.0002, 0.0002, 0.0003, 0.0004]))
    #expect(nearly(values(.deliveryLag, of: FiveChunks.failed()), [0.0001, 0.0002, 0.0003]))
  }

  @Test func `ttfb is 80 ms, wait 79 ms, transfer 135 ms`() {
    #expect(nearly(RequestMetric.timeToFirstByte.value(of: record), 0.080))
    #expect(nearly(RequestMetric.wait.value(of: record), 0.079))
    #expect(nearly(RequestMetric.transfer.value(of: record), 0.135))
  }

  @Test func `phases of setting up are those of new connections`() {
    let metrics: [RequestMetric] = [.nameResolution, .connectionTime, .tlsHandshake]
    #expect(metrics.map { $0.value(of: record) } == [nil, nil, nil])
    var first = record
    first.http?.isReused = false
    first.setUp.dnsNanoseconds = 1_000_000
    first.setUp.connectNanoseconds = 2_000_000
    #expect(metrics.map { $0.value(of: first) } == [0.001, 0.002, nil])
    first.setUp.tlsNanoseconds = 5_000_000
    #expect(metrics.map { $0.value(of: first) } == [0.001, 0.002, 0.005])
  }

  @Test func `how segments fared is known of all that were sent, or of none`() {
    let metrics = [RequestMetric.roundTrip, .retransmits, .outOfOrder]
    var lossy = record
    #expect(metrics.map { $0.value(of: lossy) } == [nil, nil, nil])
    lossy.segments = SegmentFacts(roundTripNanoseconds: 250_000, retransmits: 1, outOfOrder: 4)
    lossy.outcome = .failed(RequestFailure(.idleTimeout, "nothing came for 5s"))
    #expect(metrics.map { $0.value(of: lossy) } == [0.00025, 1, 4])
    #expect(metrics.allSatisfy { !$0.canBeObjective })
  }

  @Test func `bytes are those of the record`() {
    #expect(RequestMetric.bytesSent.value(of: record) == 300)
    #expect(RequestMetric.bytesReceived.value(of: record) == 1250)
  }

  @Test(arguments: [(RequestMetric.adjustedTimeToFirstToken, 0.100), (.adjustedEndToEndLatency, 0.210)])
  func `adjusted percentiles count a failure as infinite, and a cancelled request not at all`(
    metric: RequestMetric, ofSuccess: Double
  ) {
    var values = Distribution(unit: .seconds)
    for record in [record, record, FiveChunks.cancelled, FiveChunks.failed()] { metric.add(record, to: &values) }
    let summary = values.summary
    #expect(summary.count == 3)
    #expect(nearly(summary.percentile("p50"), ofSuccess))
    #expect(summary.percentile("p75") == nil)
    #expect(summary.mean == nil && summary.max == nil && nearly(summary.min, ofSuccess))
  }

  @Test func `adjusted_ttft leaves out failures of requests for whole replies`() {
    var failed = FiveChunks.failed()
    failed.isStreamed = false
    var values = Distribution(unit: .seconds)
    RequestMetric.adjustedTimeToFirstToken.add(failed, to: &values)
    #expect(values.count == 0)
  }

  @Test(arguments: MetricCatalogue.perRequest.filter { !["send_lateness", "send_delay", "delivery_lag"].contains($0.id) })
  func `what the endpoint delivers is taken of requests that succeeded`(metric: RequestMetric) {
    for record in [FiveChunks.failed(), FiveChunks.cancelled] { #expect(values(metric, of: record).isEmpty) }
  }
}

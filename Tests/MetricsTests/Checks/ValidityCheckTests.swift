import Testing
import Vocabulary

@testable import Metrics

@Suite struct ValidityCheckTests {
  /// One user's requests, each sent 1 ms after the reply before it ended, and the first at once.
  func requests(_ count: Int = 1000) -> [RequestRecord] {
    (0..<count).map { index in
      var record = FiveChunks.record(sentAt: Int64(index) * 216, index: index)
      record.scheduledAt = RunTime(milliseconds: max(0, Int64(index) * 216 - 1))
      record.promptIndex = index
      return record
    }
  }

  /// A second of the client's, from `second` on.
  func sample(_ second: Int64, busy: Double = 0.1, lag: UInt64 = 20_000) -> ClientSample {
    var sample = ClientSample(
      shard: 0, point: 0, from: RunTime(milliseconds: second * 1000), to: RunTime(milliseconds: second * 1000 + 1000))
    sample.threadNanoseconds = Int64(busy * 1e9)
    sample.loopLag.add(lag, times: 1000)
    return sample
  }

  func verdict(
    of records: [RequestRecord], samples: [ClientSample] = [], plan: RunPlan = RunPlan(), rate: Double? = nil,
    ending: RunEnding? = .completed
  ) -> Verdict {
    PointReport(
      of: records, samples: samples, plan: plan, concurrency: rate == nil ? 1 : nil, rate: rate, ending: ending
    ).verdict
  }

  func finding(_ code: String, in verdict: Verdict) -> Verdict.Reason? { verdict.reasons.first { $0.code == code } }

  @Test func `a clean run is valid for no reason`() {
    let verdict = verdict(of: requests(), samples: (0..<10).map { sample($0) })
    #expect(verdict.status == .valid && verdict.reasons.isEmpty)
  }

  @Test func `an open loop must send what is due while it is due`() throws {
    let kept = requests(200)
    #expect(finding("schedule_shortfall", in: verdict(of: kept, rate: 4)) == nil)
    var plan = RunPlan()
    plan.requests = [250]
    let found = try #require(finding("schedule_shortfall", in: verdict(of: kept, plan: plan, rate: 4)))
    #expect(found.severity == .invalidity && found.value == 0.2)
    // Stopped by the user, the other 50 were never due; a closed loop has no schedule.
    #expect(finding("schedule_shortfall", in: verdict(of: kept, plan: plan, rate: 4, ending: .interrupted)) == nil)
    #expect(finding("schedule_shortfall", in: verdict(of: kept, plan: plan)) == nil)
  }

  @Test func `a lull and a burst are not the plan`() {
    var stalled = requests(200)
    for index in 50..<120 { stalled[index].sentAt = stalled[120].sentAt }
    let found = verdict(of: stalled, rate: 4)
    // When the 121st was due, it and the 70 before it had not been sent.
    #expect(finding("arrivals_off_plan", in: found)?.value == 71.0 / 200)
    #expect(finding("schedule_shortfall", in: found) == nil)
  }

  @Test func `an endpoint that falls behind is over-saturated`() {
    // The i-th of 200 takes i · 10 ms longer.
    let growing = requests(200).enumerated().map { index, record in
      var record = FiveChunks.record(sentAt: Int64(index) * 10, delay: Int64(index) * 10, index: index)
      record.scheduledAt = record.departedAt
      return record
    }
    #expect(finding("over_saturated", in: verdict(of: growing, rate: 100))?.severity == .warning)
    #expect(finding("over_saturated", in: verdict(of: requests(200), rate: 4)) == nil)
  }

  /// A request every 10 ms for 20 s, of which the one sent at t takes `share` · t.
  private func growing(_ share: Double) -> [RequestRecord] {
    (1...2000).map { index in
      var record = FiveChunks.record(sentAt: Int64(index) * 10, index: index)
      record.finishedAt = record.departedAt + .seconds(share * Double(index) * 0.010)
      return record
    }
  }

  @Test func `Little's law catches latencies that grow through a long window`() throws {
    // Those sent by T / 1.06 end within the window of T: L / λW = 1.06.
    let found = try #require(finding("little_off", in: verdict(of: growing(0.06), rate: 100)))
    #expect(found.severity == .warning && abs((found.value ?? 0) - 1.06) < 0.001)
    #expect(finding("little_off", in: verdict(of: requests(), rate: 4)) == nil)
  }

  @Test func `Little's law is not asked of a window of a few latencies`() {
    #expect(finding("little_off", in: verdict(of: growing(0.6), rate: 100)) == nil)
  }

  @Test func `failures are named, and weigh as a warning`() throws {
    var records = requests()
    for index in 0..<10 { records[index] = FiveChunks.failed(.httpServerError, sentAt: Int64(index) * 216) }
    let found = try #require(finding("failures", in: verdict(of: records)))
    #expect(found.severity == .warning && found.value == 0.01 && found.advice.contains("http_5xx"))
  }

  @Test func `no success at all is said in its place, and nothing is to be believed`() {
    let found = verdict(of: [FiveChunks.failed(.connectionRefused)])
    #expect(found.status == .invalid)
    #expect(finding("no_success", in: found)?.advice.contains("conn_refused: the stream ended early") == true)
    #expect(finding("failures", in: found) == nil)
    #expect(finding("no_success", in: verdict(of: [FiveChunks.failed(), FiveChunks.record(sentAt: 2000)])) == nil)
  }

  @Test func `that nothing was sent is said too`() {
    let dropped = verdict(of: [FiveChunks.unsent(.dropped, at: 0)], rate: 4)
    #expect(finding("no_success", in: dropped)?.advice.contains("since all were dropped") == true)
    let early = verdict(of: [], rate: 4)
    #expect(finding("no_success", in: early)?.advice.contains("since none that counts was due") == true)
    #expect(dropped.status == .invalid && early.status == .invalid)
  }

  @Test func `a run that was cut short before its first reply is that and no more`() {
    var cancelled = FiveChunks.cancelled
    cancelled.scheduledAt = cancelled.departedAt
    #expect(verdict(of: [cancelled], ending: .interrupted).reasons.map(\.code) == ["interrupted"])
    #expect(verdict(of: [], ending: .interrupted).status == .interrupted)
    let killed = verdict(of: [], ending: nil)
    #expect(killed.reasons.map(\.code) == ["incomplete"])
    #expect(killed.reasons.first?.advice.hasPrefix("There is no record of any request") == true)
    #expect(verdict(of: [FiveChunks.failed()], ending: .interrupted).status == .invalid)
  }

  @Test func `drops are counted apart`() {
    let found = verdict(of: requests(990) + (0..<10).map { FiveChunks.unsent(.dropped, at: $0) }, rate: 4)
    #expect(finding("dropped", in: found)?.value == 0.01)
    #expect(finding("schedule_shortfall", in: found) == nil)
  }

  @Test func `a window that could not be trimmed is said, unless it was asked for`() {
    var plan = RunPlan()
    let report = PointReport(of: requests(), plan: plan, concurrency: 2)
    #expect(finding("whole_point", in: report.verdict)?.severity == .warning)
    plan.isUntrimmed = true
    #expect(PointReport(of: requests(), plan: plan, concurrency: 2).verdict.reasons.isEmpty)
  }

  @Test func `a thousand successes carry a p99`() {
    #expect(finding("few_samples", in: verdict(of: requests(999)))?.value == 999)
    #expect(finding("few_samples", in: verdict(of: requests(1000))) == nil)
  }

  @Test func `a latency far from all others is an outlier`() {
    // Latencies of 210 to 229 ms, and one of 510.
    let scattered = requests().enumerated().map { index, record in
      FiveChunks.record(sentAt: Int64(index) * 1000, delay: index == 500 ? 300 : Int64(index % 20), index: index)
    }
    #expect(finding("outliers", in: verdict(of: scattered))?.value == 1)
  }

  @Test func `an endpoint slower than another is no outlier`() {
    // The first answers in 210 to 229 ms, the second in two seconds more; one in ten goes there.
    let mixed = requests().enumerated().map { index, _ in
      let isSlow = index % 10 == 0
      var record = FiveChunks.record(
        sentAt: Int64(index) * 3000, delay: Int64(index / 10 % 20) + (isSlow ? 2000 : 0), index: index)
      record.urlIndex = isSlow ? 1 : 0
      return record
    }
    var plan = RunPlan()
    plan.urls = ["http://quick", "http://slow"]
    #expect(finding("outliers", in: verdict(of: mixed))?.value == 100, "taken for one endpoint")
    #expect(finding("outliers", in: verdict(of: mixed, plan: plan)) == nil)
  }

  @Test func `usage that chunks do not show is said`() {
    var records = requests()
    for index in 0..<11 { records[index].usage.output = 700 }
    let found = finding("usage_differs", in: verdict(of: records))
    #expect(nearly(found?.value, (989.0 * 7 + 11 * 700) / 7000))
    records[0].usage.output = 8
    #expect(finding("usage_differs", in: verdict(of: records)) == nil)
  }

  @Test func `prompts that a prefix cache answered are said`() {
    var records = requests()
    for index in records.indices {
      records[index].usage.input = 100
      records[index].usage.cached = 60
    }
    // Each prompt its own: what they share is theirs.
    #expect(finding("prompts_cached", in: verdict(of: records)) == nil)
    records[1].promptIndex = 0
    #expect(finding("prompts_cached", in: verdict(of: records))?.value == 0.6)
  }

  @Test func `two versions of HTTP are two transports`() {
    var records = requests()
    records[7].http?.version = "2"
    #expect(finding("mixed_http", in: verdict(of: records))?.advice.contains("1.1 and 2") == true)
  }

  @Test func `HTTP/2 that was asked for and not spoken is said`() {
    var plan = RunPlan()
    plan.http = .two
    #expect(finding("http_fell_back", in: verdict(of: requests(), plan: plan))?.severity == .warning)
    plan.http = .auto
    #expect(finding("http_fell_back", in: verdict(of: requests(), plan: plan)) == nil)
  }

  @Test(arguments: [(RunEnding?.none, Verdict.Status.incomplete), (.interrupted, .interrupted), (.completed, .valid)])
  func `how the run ended is part of the verdict`(ending: RunEnding?, status: Verdict.Status) {
    #expect(verdict(of: requests(), ending: ending).status == status)
  }
}

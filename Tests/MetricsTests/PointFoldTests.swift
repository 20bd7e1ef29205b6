import Testing
import Vocabulary

@testable import Metrics

@Suite struct PointFoldTests {
  /// Two users, `count` requests in all, request i of length 215 ms and 1 ms after the user's last.
  private func requests(_ count: Int) -> [RequestRecord] {
    (0..<count).map { index in
      let start = Int64(index / 2) * 216 + Int64(index % 2) * 100
      var record = FiveChunks.record(sentAt: start, index: index)
      record.scheduledAt = RunTime(milliseconds: start - 1)
      return record
    }
  }

  private func distribution(_ id: String, in metrics: [MetricEntry]) -> DistributionSummary? {
    guard case .distribution(let summary) = metrics.first(where: { $0.id == id })?.result else { return nil }
    return summary
  }

  private func number(_ id: String, in metrics: [MetricEntry]) -> Double? {
    guard case .scalar(let value, _) = metrics.first(where: { $0.id == id })?.result else { return nil }
    return value
  }

  @Test func `a report holds every metric once, in catalogue order`() {
    let report = PointReport(of: requests(10), plan: RunPlan(), concurrency: 2)
    let ids = MetricCatalogue.perRequest.map(\.id) + MetricCatalogue.ofRun.map(\.id) + MetricCatalogue.ofClient.map(\.id)
    #expect(report.metrics.map(\.id) == ids)
    #expect(report.untrimmed.map(\.id) == ids)
  }

  @Test func `the warm-up is in no number`() {
    let measured = PointReport(of: requests(10), plan: RunPlan(), concurrency: 2)
    var warmUp = FiveChunks.record(sentAt: -500, delay: 250)
    warmUp.isWarmUp = true
    #expect(PointReport(of: [warmUp] + requests(10), plan: RunPlan(), concurrency: 2) == measured)
  }

  @Test func `latencies are of what was sent in the window, rates of what arrived in it, and the untrimmed stand beside`() {
    // The first user sends five requests and ends at 1.079 s, where the window closes; the second sends six and ends at 1.395 s.
    var records = requests(10)
    var last = FiveChunks.record(sentAt: 1180, index: 10)
    last.scheduledAt = RunTime(milliseconds: 1179)
    records.append(last)
    let report = PointReport(of: records, plan: RunPlan(), concurrency: 2)
    #expect(report.window == .milliseconds(0, 1079))
    #expect(distribution("e2el", in: report.metrics)?.count == 10)
    #expect(distribution("e2el", in: report.untrimmed)?.count == 11)
    #expect(nearly(number("duration", in: report.metrics), 1.079))
    #expect(nearly(number("duration", in: report.untrimmed), 1.395))
    #expect(nearly(number("qps", in: report.metrics), 9 / 1.079))
    #expect(nearly(number("qps", in: report.untrimmed), 11 / 1.395))
    // Of the tenth request, sent at 0.964 s, the chunks at 1.064 s came in time: 1 of 7 tokens.
    #expect(nearly(number("output_token_throughput", in: report.metrics), 64 / 1.079))
    #expect(report.counts.sent == 11 && report.counts.succeeded == 11)
    #expect(report.series.succeeded.reduce(0, +) == 11 && report.series.outputTokens.reduce(0, +) == 77)
  }

  @Test func `failed requests are in no latency but the adjusted`() {
    let records = requests(9) + [FiveChunks.failed(sentAt: 964)]
    let report = PointReport(of: records, plan: RunPlan(), concurrency: 2)
    #expect(distribution("ttft", in: report.metrics)?.count == 9)
    #expect(distribution("adjusted_ttft", in: report.metrics)?.count == 10)
    #expect(distribution("send_lateness", in: report.metrics)?.count == 10)
    #expect(report.failures.map(\.kind) == [.streamTruncated])
  }

  @Test func `a finding made during the run joins the verdict`() {
    var fold = PointFold(
      plan: RunPlan(), load: LoadPoint(concurrency: 1, requestRate: nil),
      windows: PointWindows(measured: .milliseconds(0, 1), whole: .milliseconds(0, 1)))
    fold.add(warning: Verdict.Reason(code: "prompts_cycled", severity: .warning, advice: "Prompts came more than once."))
    #expect(fold.report(ending: .completed).verdict.reasons.contains { $0.code == "prompts_cycled" })
  }

  @Test func `a point without requests has a report without numbers`() {
    let report = PointReport(of: [], plan: RunPlan(), concurrency: 4)
    #expect(report.counts.sent == 0 && report.window.seconds == 0)
    #expect(distribution("ttft", in: report.metrics)?.count == 0)
    #expect(number("qps", in: report.metrics) == nil)
    #expect(report.verdict.status == .invalid && report.verdict.reasons.map(\.code) == ["no_success", "incomplete"])
  }

  @Test func `client samples count where they touch the window`() {
    let samples = (-2..<5).map { second in
      ClientSample(
        shard: 0, point: 0, from: RunTime(milliseconds: second * 1000 + 1), to: RunTime(milliseconds: second * 1000 + 1001))
    }
    let report = PointReport(of: requests(10), samples: samples, plan: RunPlan(), concurrency: 2)
    // The window is 0–1.079 s: the stretches from −0.999, 0.001 and 1.001 s.
    #expect(distribution("thread_busy", in: report.metrics)?.count == 3)
  }

  @Test func `a damaged record neither traps nor spoils the rest`() {
    var absurd = FiveChunks.record()
    absurd.sentAt = RunTime(nanoseconds: .min)
    absurd.finishedAt = RunTime(nanoseconds: .max)
    absurd.usage = TokenUsage(input: .max, output: .max, reasoning: .min, cached: -1)
    absurd.arrivals[2].at = RunTime(nanoseconds: .max)
    absurd.arrivals[3].at = RunTime(nanoseconds: .min)
    let report = PointReport(of: requests(10) + [absurd], plan: RunPlan(), concurrency: 2)
    #expect(report.counts.succeeded == 11)
  }
}

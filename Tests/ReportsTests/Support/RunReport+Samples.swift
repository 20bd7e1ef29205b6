import Vocabulary

/// The reports that tests render.
enum SampleReport: CaseIterable {
  case single
  case closedSweep
  case openSweep
  case balanced
  case scored
  case empty

  var report: RunReport {
    switch self {
    case .single: .single
    case .closedSweep: .closedSweep
    case .openSweep: .openSweep
    case .balanced: .balanced
    case .scored: .scored
    case .empty: .empty
    }
  }
}

extension RunReport {
  /// A closed loop of one point with a few failures, every kind of number, and something to warn of.
  static var single: RunReport {
    let reasons = [
      Verdict.Reason(
        code: "failures", severity: .warning, value: 0.002, limit: 0,
        advice: """
          This share of the requests failed, most often as http_5xx: latencies are of the others, and adjusted_ttft and \
          adjusted_e2el count failures as infinite.
          """)
    ]
    return RunReport(
      pronyVersion: "0.1.0", runDirectory: "runs/20260801T101502Z-llama-3.1-8b",
      clock: RunClock(originNanoseconds: 81_723_456_789_012), startedAt: "2026-08-01T10:15:02Z",
      verdict: Verdict(reasons: reasons), plan: plan(concurrency: [.integer(64)]), points: [.closedLoop(reasons)])
  }

  /// A closed loop of two points.
  static var closedSweep: RunReport {
    var report = single
    report.points = [8, 1024].flatMap { concurrency in
      single.points.map { point in
        var point = point
        point.load.concurrency = concurrency
        return point
      }
    }
    return report
  }

  /// An open loop of two points, the second INVALID, without tokens of which anyone knew the number.
  static var openSweep: RunReport {
    let late = Verdict.Reason(
      code: "send_late", severity: .invalidity, value: 0.0123, limit: 0.001,
      advice: """
        One request in a hundred went out more than this many seconds after it was due, so the client set the pace: give it more \
        threads or cores, or ask for less load.
        """)
    let unlisted = Verdict.Reason(
      code: "model_unlisted", severity: .warning, advice: "The endpoint does not list this model: check its name.")
    return RunReport(
      pronyVersion: "0.1.0", runDirectory: "/data/runs/20260801T101502Z-sweep/", clock: RunClock(originNanoseconds: 0),
      startedAt: "2026-08-01T10:15:02Z", verdict: Verdict(reasons: [late, unlisted]),
      plan: plan(concurrency: []) + [
        JSONValue.Member("rate", .list([.number(50), .number(400.5)])), JSONValue.Member("arrivals", .text("poisson")),
        JSONValue.Member("duration", .text("30s")),
      ], points: [.openLoop(rate: 50, reasons: []), .openLoop(rate: 400.5, reasons: [late])])
  }

  /// A run in which nothing was sent: every number is undefined.
  static var empty: RunReport {
    let reasons = [
      Verdict.Reason(
        code: "records_end", severity: .incompleteness, advice: "The records end before the run did: run it again.")
    ]
    return RunReport(
      pronyVersion: "0.1.0", runDirectory: "runs/empty", clock: RunClock(originNanoseconds: 0),
      startedAt: "2026-08-01T10:15:02Z",
      verdict: Verdict(reasons: reasons), plan: [], points: [.nothingSent(reasons)])
  }

  private static func plan(concurrency: [JSONValue]) -> [JSONValue.Member] {
    [
      JSONValue.Member("url", .text("http://127.0.0.1:8000/v1")), JSONValue.Member("model", .text("meta-llama/llama-3.1-8b")),
      JSONValue.Member("protocol", .text("openai-chat")), JSONValue.Member("stream", .bool(true)),
      JSONValue.Member("concurrency", .list(concurrency)), JSONValue.Member("requests", .integer(1000)),
      JSONValue.Member("warmup", .integer(64)),
    ]
  }
}

extension PointReport {
  fileprivate static func closedLoop(_ reasons: [Verdict.Reason]) -> PointReport {
    var counts = RequestCounts(planned: 1000)
    counts.sent = 1000
    counts.succeeded = 998
    counts.failed = 2
    let metrics: [MetricEntry] = [
      .times("ttft", count: 934, [0.04831, 0.00712, 0.02193, 0.0479, 0.05502, 0.05877, 0.0713, 0.09012]),
      .times("ttft_scheduled", count: 934, [0.04834, 0.00712, 0.02194, 0.04793, 0.05506, 0.05881, 0.07133, 0.09014]),
      .times("ttfat", count: 934, [0.14831, 0.00912, 0.12193, 0.1479, 0.15502, 0.15877, 0.1713, 0.19012]),
      .times("itl", count: 118_618, [0.010023, 0.000811, 0.000412, 0.01001, 0.0109, 0.01122, 0.01203, 0.04091], width: 0.001),
      .times("icl", count: 118_618, [0.010023, 0.000811, 0.000412, 0.01001, 0.0109, 0.01122, 0.01203, 0.04091], width: 0.001),
      .times("longest_stall", count: 934, [0.0141, 0.0022, 0.0112, 0.0138, 0.0151, 0.0163, 0.0211, 0.04091]),
      .times("tpot", count: 934, [0.010021, 0.000061, 0.0098, 0.01002, 0.01009, 0.01011, 0.01014, 0.01022]),
      .times("e2el", count: 934, [1.32101, 0.0121, 1.2712, 1.3204, 1.3331, 1.3388, 1.3502, 1.3711]),
      .times("e2el_scheduled", count: 934, [1.32104, 0.0121, 1.2712, 1.3204, 1.3331, 1.3388, 1.3502, 1.3711]),
      .adjusted("adjusted_ttft", count: 936, [0.02193, 0.0479, 0.05502, 0.05881, 0.0731]),
      .adjusted("adjusted_e2el", count: 936, [1.2712, 1.3204, 1.3331, 1.3388, 1.3502]),
      .distribution("output_speed", .tokensPerSecond, count: 934, [96.92, 0.9, 93.2, 96.94, 97.8, 98.1, 99.21, 100.69]),
      .distribution("input_tokens", .tokens, count: 934, [23.5, 9.1, 12, 22, 36, 40, 44, 47]),
      .distribution("output_tokens", .tokens, count: 934, [128, 0, 128, 128, 128, 128, 128, 128]),
      .distribution("packages", .packages, count: 934, [128, 0, 128, 128, 128, 128, 128, 128]),
      .times(
        "send_lateness", count: 936, [0.0000091, 0.0000032, 0.000003, 0.0000084, 0.000012, 0.0000141, 0.0000302, 0.0000811]),
      .times("delivery_lag", count: 119_552, [0.000021, 0.000014, 0.000002, 0.0000183, 0.000042, 0.000055, 0.0001203, 0.0004]),
      .times("loop_lag", count: 61_020, [0.0000301, 0.00002, 0.0000011, 0.0000262, 0.00006, 0.0000731, 0.0001503, 0.0012]),
      .distribution("thread_busy", .ratio, count: 10, [0.213, 0.011, 0.201, 0.212, 0.229, 0.23, 0.23, 0.23]),
      .scalar("qps", .perSecond, 48.11), .scalar("output_token_throughput", .tokensPerSecond, 6158.2),
      .scalar("total_token_throughput", .tokensPerSecond, 7288.9), .scalar("goodput", .perSecond, nil),
      .scalar("error_rate", .ratio, 0.002), .scalar("concurrency_mean", .requests, 63.98),
      .scalar("concurrency_max", .requests, 64), .scalar("little_ratio", .ratio, 1.004),
      .scalar("merged_arrivals", .ratio, 0.0002), .scalar("connections_reused", .ratio, 0.936),
    ]
    var series = TimeSeries(intervalSeconds: 1)
    series.succeeded = [0, 340, 658]
    series.failed = [0, 2, 0]
    series.outputTokens = [1200, 63_000, 63_544]
    return PointReport(
      verdict: Verdict(reasons: reasons), load: LoadPoint(concurrency: 64, requestRate: nil), counts: counts,
      failures: [
        FailureCount(kind: .httpServerError, count: 1, example: "HTTP 503: \u{1B}]52;c;aGk=\u{07} overloaded"),
        FailureCount(kind: .connectionReset, count: 1, example: "the connection was reset after 12 events"),
      ],
      window: MeasuredWindow(opensAt: RunTime(nanoseconds: 1_402_000_000), closesAt: RunTime(nanoseconds: 20_811_250_000)),
      metrics: metrics, untrimmed: metrics.map { $0.id == "qps" ? .scalar("qps", .perSecond, 46.9) : $0 }, series: series,
      classicTable: [
        ClassicRow("Time (s)", 21.28), ClassicRow("Expected number of requests", 1000), ClassicRow("Concurrency", 64),
        ClassicRow("QPS", 46.9, unit: .perSecond), ClassicRow("Average latency", 1.32101, unit: .seconds),
        ClassicRow("Throughput (output tokens / second)", 6004.1), ClassicRow("Time per package", nil, unit: .seconds),
      ],
      tokenSources: [.usage: 998], stampSources: [.kernel: 999, .readiness: 1], notes: [.missingTerminalEvent: 3],
      httpVersions: ["1.1": 999], addresses: ["192.0.2.7": 640, "2001:db8::7": 360], resentRequests: 12, distinctPrompts: 76)
  }

  fileprivate static func openLoop(rate: Double, reasons: [Verdict.Reason]) -> PointReport {
    var counts = RequestCounts()
    counts.sent = Int(rate * 30)
    counts.succeeded = counts.sent - 12
    counts.cancelled = 12
    counts.dropped = 3
    let metrics: [MetricEntry] = [
      .times("ttft", count: 1500, [0.4, 0.1, 0.2, 0.39, 0.6, 0.7, 0.9, 1.2]),
      .times("ttft_scheduled", count: 1500, [0.41, 0.1, 0.2, 0.4, 0.61, 0.71, 0.91, 1.21]),
      .times("ttfat", count: 1500, [0.4, 0.1, 0.2, 0.39, 0.6, 0.7, 0.9, 1.2]),
      .times("itl", count: 60_000, [0.02, 0.01, 0, 0.019, 0.03, 0.034, 0.06, 0.2]),
      .times("icl", count: 60_000, [0.02, 0.01, 0, 0.019, 0.03, 0.034, 0.06, 0.2]),
      .times("tpot", count: 1500, [0.02, 0.001, 0.018, 0.02, 0.021, 0.022, 0.024, 0.03]),
      .times("e2el", count: 1500, [120.5, 10, 80, 121.25, 130, 134.5, 140, 141]),
      .times("send_lateness", count: 1500, [0.0021, 0.003, 0, 0.0009, 0.004, 0.006, 0.0123, 0.02]),
      .scalar("qps", .perSecond, rate * 0.99), .scalar("request_rate_achieved", .perSecond, rate),
      .scalar("output_token_throughput", .tokensPerSecond, rate * 40), .scalar("error_rate", .ratio, 0),
    ]
    return PointReport(
      verdict: Verdict(reasons: reasons), load: LoadPoint(concurrency: nil, requestRate: rate), counts: counts, failures: [],
      window: MeasuredWindow(
        opensAt: .zero, closesAt: RunTime(nanoseconds: 30_000_000_000), remark: "the whole point, by --no-trim"),
      metrics: metrics, untrimmed: metrics, series: TimeSeries(intervalSeconds: 1), classicTable: [],
      tokenSources: [.chunks: counts.succeeded], stampSources: [.kernel: counts.sent], notes: [:],
      httpVersions: ["1.1": counts.sent], perChunkRequests: counts.succeeded, distinctPrompts: counts.sent)
  }

  fileprivate static func nothingSent(_ reasons: [Verdict.Reason]) -> PointReport {
    let metrics: [MetricEntry] = [
      .nothing("ttft"), .scalar("qps", .perSecond, nil),
    ]
    return PointReport(
      verdict: Verdict(reasons: reasons), load: LoadPoint(concurrency: 1, requestRate: nil), counts: RequestCounts(planned: 10),
      failures: [], window: MeasuredWindow(opensAt: .zero, closesAt: .zero), metrics: metrics, untrimmed: metrics,
      series: TimeSeries(intervalSeconds: 1), classicTable: [ClassicRow("QPS", nil, unit: .perSecond)], tokenSources: [:],
      stampSources: [:], notes: [:])
  }
}

extension MetricEntry {
  /// Mean, deviation, smallest, p50, p90, p95, p99 and largest of `count` values; the other percentiles are the nearest of these.
  fileprivate static func distribution(
    _ id: String, _ unit: MetricUnit, count: Int, _ numbers: [Double], width: Double? = nil
  ) -> MetricEntry {
    let (smallest, p50, p90, p95, p99, largest) = (numbers[2], numbers[3], numbers[4], numbers[5], numbers[6], numbers[7])
    let percentiles = percentiles(
      [smallest, smallest, smallest, p50, p50, p50, p90, p95, p99, largest], count: count, highest: largest)
    return MetricEntry(
      id,
      .distribution(
        DistributionSummary(
          unit: unit, count: count, mean: numbers[0], std: numbers[1], min: smallest, max: largest, percentiles: percentiles,
          relativeWidth: width)))
  }

  fileprivate static func times(_ id: String, count: Int, _ numbers: [Double], width: Double? = nil) -> MetricEntry {
    distribution(id, .seconds, count: count, numbers, width: width)
  }

  /// Smallest, p50, p90, p95 and p99 of values of which the largest are infinite.
  fileprivate static func adjusted(_ id: String, count: Int, _ numbers: [Double]) -> MetricEntry {
    let (smallest, p50) = (numbers[0], numbers[1])
    let percentiles = percentiles(
      [smallest, smallest, smallest, p50, p50, p50, numbers[2], numbers[3], numbers[4], nil], count: count, highest: nil)
    return MetricEntry(
      id, .distribution(DistributionSummary(unit: .seconds, count: count, min: smallest, percentiles: percentiles)))
  }

  /// No values.
  fileprivate static func nothing(_ id: String) -> MetricEntry {
    let percentiles = percentiles(Array(repeating: nil, count: 10), count: 0, highest: nil)
    return MetricEntry(id, .distribution(DistributionSummary(unit: .seconds, count: 0, percentiles: percentiles)))
  }

  fileprivate static func scalar(_ id: String, _ unit: MetricUnit, _ value: Double?) -> MetricEntry {
    MetricEntry(id, .scalar(value: value, unit: unit))
  }

  /// The reported percentiles with intervals from each value to the next; from 1,000 values on all but p99.9 are reliable.
  private static func percentiles(_ values: [Double?], count: Int, highest: Double?) -> [DistributionSummary.Percentile] {
    let ids = ["p1", "p5", "p10", "p25", "p50", "p75", "p90", "p95", "p99", "p99.9"]
    return zip(ids, zip(values, values.dropFirst() + [highest])).map { id, bounds in
      let isReliable = count >= (id == "p99.9" ? 10_000 : id == "p99" || id == "p1" ? 1000 : 200)
      return DistributionSummary.Percentile(id: id, value: bounds.0, low: bounds.0, high: bounds.1, isReliable: isReliable)
    }
  }
}

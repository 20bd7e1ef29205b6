/// All that a run came to, as a value; formats render it.
public struct RunReport: Sendable, Equatable {
  /// Version of the JSON layout in `reports/report.schema.json`.
  public static let schemaVersion = 1

  /// Version of Prony that made it.
  public var pronyVersion: String
  /// The run's own folder.
  public var runDirectory: String
  /// The run's clock.
  public var clock: RunClock
  /// When the run started, ISO 8601 in UTC: the run's one wall-clock value.
  public var startedAt: String
  /// The worst of the points' verdicts.
  public var verdict: Verdict
  /// The plan, key by key as a plan file spells it; no secrets.
  public var plan: [JSONValue.Member]
  /// One report per point of the sweep, in order.
  public var points: [PointReport]

  /// A report with these parts.
  public init(
    pronyVersion: String, runDirectory: String, clock: RunClock, startedAt: String, verdict: Verdict, plan: [JSONValue.Member],
    points: [PointReport]
  ) {
    self.pronyVersion = pronyVersion
    self.runDirectory = runDirectory
    self.clock = clock
    self.startedAt = startedAt
    self.verdict = verdict
    self.plan = plan
    self.points = points
  }
}

/// What one point of a sweep came to.
public struct PointReport: Sendable, Equatable {
  /// Whether to believe this point.
  public var verdict: Verdict
  /// What load it asked for.
  public var load: LoadPoint
  /// What became of its requests.
  public var counts: RequestCounts
  /// Failures by class, most frequent first.
  public var failures: [FailureCount]
  /// The measured window.
  public var window: MeasuredWindow
  /// What the numbers of the window came to, by metric id in catalogue order.
  public var metrics: [MetricEntry]
  /// The same over the whole point, untrimmed.
  public var untrimmed: [MetricEntry]
  /// What arrived in each second of the point.
  public var series: TimeSeries
  /// The table in the words of the field's first tool, in its order.
  public var classicTable: [ClassicRow]
  /// How requests' output tokens were counted: source → requests.
  public var tokenSources: [TokenSource: Int]
  /// Where arrivals' times come from: source → requests.
  public var stampSources: [StampSource: Int]
  /// Oddities of replies: note → requests.
  public var notes: [ReplyNote: Int]
  /// HTTP versions of replies: version → requests.
  public var httpVersions: [String: Int]
  /// The addresses that requests were sent to: address → requests.
  public var addresses: [String: Int]
  /// Requests that were resent because a kept connection had lost them: the endpoint had closed it.
  public var resentRequests: Int
  /// Succeeded requests whose inter-token latency takes each chunk for one token, since nobody said how many it brought; where
  /// there are any, `itl` reads "per chunk".
  public var perChunkRequests: Int
  /// How many prompts the requests sent, each counted once: where they are fewer than the requests, some were sent more than once.
  public var distinctPrompts: Int
  /// What was retried; `nil` where nothing may be.
  public var retries: RetryReport?
  /// One report per endpoint, in the plan's order; none where there is only one.
  public var urls: [URLReport]
  /// What load did to the replies; `nil` where their text is not kept.
  public var integrity: IntegrityReport?
  /// What the replies are worth as answers to a task; `nil` where they are not scored.
  public var score: ScoreReport?

  /// A point with these parts.
  public init(
    verdict: Verdict, load: LoadPoint, counts: RequestCounts, failures: [FailureCount], window: MeasuredWindow,
    metrics: [MetricEntry], untrimmed: [MetricEntry], series: TimeSeries,
    classicTable: [ClassicRow], tokenSources: [TokenSource: Int], stampSources: [StampSource: Int], notes: [ReplyNote: Int],
    httpVersions: [String: Int] = [:], addresses: [String: Int] = [:], resentRequests: Int = 0, perChunkRequests: Int = 0,
    distinctPrompts: Int = 0, retries: RetryReport? = nil, urls: [URLReport] = [], integrity: IntegrityReport? = nil
  ) {
    self.verdict = verdict
    self.load = load
    self.counts = counts
    self.failures = failures
    self.window = window
    self.metrics = metrics
    self.untrimmed = untrimmed
    self.series = series
    self.classicTable = classicTable
    self.tokenSources = tokenSources
    self.stampSources = stampSources
    self.notes = notes
    self.httpVersions = httpVersions
    self.addresses = addresses
    self.resentRequests = resentRequests
    self.perChunkRequests = perChunkRequests
    self.distinctPrompts = distinctPrompts
    self.retries = retries
    self.urls = urls
    self.integrity = integrity
  }

  /// The metric named `id` over the window.
  public subscript(id: String) -> MetricResult? { metrics.first { $0.id == id }?.result }
}

/// One metric's id and what it came to.
public struct MetricEntry: Sendable, Equatable {
  /// The metric's id.
  public var id: String
  /// What it came to.
  public var result: MetricResult

  /// The result of the metric `id`.
  public init(_ id: String, _ result: MetricResult) {
    self.id = id
    self.result = result
  }
}

/// What became of a point's requests after its warm-up.
///
/// planned = sent + dropped + unsent; sent = succeeded + failed + cancelled.
public struct RequestCounts: Sendable, Equatable {
  /// How many were to be sent; `nil` when a duration, not a number, ends the point.
  public var planned: Int?
  /// Handed to the HTTP library.
  public var sent = 0
  /// succeeded + failed.
  public var completed: Int { succeeded + failed }
  /// Their reply came whole.
  public var succeeded = 0
  /// The endpoint or the network failed them.
  public var failed = 0
  /// We ended them.
  public var cancelled = 0
  /// Due while the shard was full, and so never sent.
  public var dropped = 0

  /// All zero.
  public init(planned: Int? = nil) { self.planned = planned }
}

/// How many requests failed in one class, and what one of them said.
public struct FailureCount: Sendable, Equatable, Codable {
  /// The class.
  public var kind: RequestFailure.Kind
  /// How many requests.
  public var count: Int
  /// The detail of the first.
  public var example: String

  /// A count of one class.
  public init(kind: RequestFailure.Kind, count: Int, example: String) {
    self.kind = kind
    self.count = count
    self.example = example
  }
}

/// The stretch of a point over which its numbers are taken.
public struct MeasuredWindow: Sendable, Equatable {
  /// Its first instant.
  public var opensAt: RunTime
  /// Its last instant.
  public var closesAt: RunTime
  /// Why it is not the usual window; `nil` when it is.
  public var remark: String?

  /// A window from `opensAt` to `closesAt`.
  public init(opensAt: RunTime, closesAt: RunTime, remark: String? = nil) {
    self.opensAt = opensAt
    self.closesAt = closesAt
    self.remark = remark
  }

  /// Its length in seconds.
  public var seconds: Double { Vocabulary.seconds(closesAt.nanoseconds(since: opensAt)) }
}

/// What arrived in each interval of a point, from its first send.
public struct TimeSeries: Sendable, Equatable, Codable {
  /// Length of an interval, in seconds.
  public var intervalSeconds: Double
  /// Requests that succeeded, by their end.
  public var succeeded: [Int]
  /// Requests that failed, by their end.
  public var failed: [Int]
  /// Output tokens of requests that succeeded, by their chunk's arrival.
  public var outputTokens: [Int]

  /// An empty series.
  public init(intervalSeconds: Double, succeeded: [Int] = [], failed: [Int] = [], outputTokens: [Int] = []) {
    self.intervalSeconds = intervalSeconds
    self.succeeded = succeeded
    self.failed = failed
    self.outputTokens = outputTokens
  }
}

/// A row of the table in the words of the field's first tool.
public struct ClassicRow: Sendable, Equatable {
  /// The quantity, in that tool's words.
  public var title: String
  /// Its value; `nil` when it is undefined.
  public var value: Double?
  /// The unit of `value`; `nil` where the title names it, and for plain counts.
  public var unit: MetricUnit?

  /// A row.
  public init(_ title: String, _ value: Double?, unit: MetricUnit? = nil) {
    self.title = title
    self.value = value
    self.unit = unit
  }
}

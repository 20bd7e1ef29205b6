import Vocabulary

/// What became of all requests of a point after its warm-up, whatever the window.
struct RequestTally: Sendable {
  private(set) var counts: RequestCounts
  /// Due when the point ended, and never sent.
  private(set) var leftUnsent = 0
  private(set) var tokenSources: [TokenSource: Int] = [:]
  private(set) var stampSources: [StampSource: Int] = [:]
  private(set) var notes: [ReplyNote: Int] = [:]
  /// What the first reply looked like in which no output was found.
  private(set) var excerptWithoutOutput: String?
  private(set) var httpVersions: [String: Int] = [:]
  private(set) var addresses: [String: Int] = [:]
  private(set) var resentRequests = 0
  private(set) var impossiblyTimed = 0
  private(set) var perChunkRequests = 0
  private(set) var prompts = PromptUse()
  private(set) var usage = UsageComparison()
  private var failuresByKind: [RequestFailure.Kind: FailureCount] = [:]

  /// No requests yet, of `planned`.
  init(planned: Int?) { counts = RequestCounts(planned: planned) }

  /// Takes a record; `output` is its output-bearing events and the tokens they counted.
  mutating func add(_ record: RequestRecord, output: (events: Int, tokens: Int)) {
    switch record.outcome {
    case .succeeded:
      counts.succeeded += 1
      addTokenCounts(of: record, output: output)
    case .failed(let failure):
      counts.failed += 1
      failuresByKind[failure.kind, default: FailureCount(kind: failure.kind, count: 0, example: failure.detail)].count += 1
    case .cancelled where !record.wasSent: leftUnsent += 1
    case .cancelled: counts.cancelled += 1
    case .dropped: counts.dropped += 1
    }
    guard record.wasSent else { return }
    counts.sent += 1
    if record.hasImpossibleTimes { impossiblyTimed += 1 }
    prompts.add(record)
    if !record.arrivals.isEmpty { stampSources[record.stampSource, default: 0] += 1 }
    for note in record.notes { notes[note, default: 0] += 1 }
    excerptWithoutOutput = excerptWithoutOutput ?? record.excerpt
    if let version = record.http?.version { httpVersions[version, default: 0] += 1 }
    if record.http?.isResent == true { resentRequests += 1 }
    if let address = record.address { addresses[address, default: 0] += 1 }
  }

  private mutating func addTokenCounts(of record: RequestRecord, output: (events: Int, tokens: Int)) {
    guard let source = record.tokenSource else { return }
    tokenSources[source, default: 0] += 1
    guard record.cameAsStream else { return }
    var eventsSayTokens = source == .events
    if source == .usage, let claimed = record.usage.output {
      eventsSayTokens = UsageComparison.agree(claimed, output.tokens)
      usage.add(claimed: claimed, counted: output.tokens)
    }
    if output.events > 1, !eventsSayTokens { perChunkRequests += 1 }
  }

  /// Failures by class, most frequent first.
  var failures: [FailureCount] {
    failuresByKind.values.sorted { ($1.count, $0.kind.rawValue) < ($0.count, $1.kind.rawValue) }
  }

  /// Requests of those planned that left no record: of a run that came to its end, none.
  ///
  /// Of a number that a duration may cut short nobody knows.
  func unrecorded(of plan: RunPlan) -> Int {
    guard let planned = counts.planned, plan.duration == nil else { return 0 }
    return max(0, planned - counts.sent - counts.dropped - leftUnsent)
  }

  /// Requests of those planned, or due, that never went out.
  ///
  /// A number that a duration cut short leaves none unsent: those were not due.
  func unsent(of plan: RunPlan) -> Int { leftUnsent + unrecorded(of: plan) }
}

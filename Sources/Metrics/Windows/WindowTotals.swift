import Vocabulary

/// Sums over the requests of one window, from which its run metrics follow.
///
/// Tokens are summed as floating-point numbers: a server may claim any count, and none may trap.
struct WindowTotals: Sendable {
  let window: MeasuredWindow
  let plan: RunPlan
  private let middle: RunTime

  // Of the requests that were sent in the window:
  private(set) var sent = 0
  private(set) var sentAfterOpening = 0
  private(set) var succeeded = 0
  private(set) var failed = 0
  /// Those that met every objective.
  private(set) var good = 0
  /// Those whose reply came over a connection that an earlier request had opened, and all with a reply.
  private(set) var connections = (reused: 0, all: 0)
  /// Output-bearing events whose stamp another shares, and all.
  private(set) var events = (merged: 0, all: 0)
  /// Over those that succeeded with output tokens: their latencies in seconds, and these tokens.
  private(set) var generation = (seconds: 0.0, tokens: 0.0)
  /// Means of what a user waited for (time to first token, else latency), by the half of the window in which they were sent.
  private(set) var waits = (early: RunningMean(), late: RunningMean())

  // Of what arrived in the window:
  private(set) var ended = 0
  /// From send to end, in seconds, over all that ended.
  private(set) var secondsInSystem = 0.0
  private(set) var successes = 0
  private(set) var goodEnds = 0
  /// `nil` when no reply's input was counted.
  private(set) var inputTokens: Double?
  /// `nil` when no reply's output was counted.
  private(set) var outputTokens: Double?
  private(set) var goodOutputTokens = 0.0

  // Of what was in flight during the window:
  private(set) var secondsInFlight = 0.0
  private var inFlight = InFlightProfile()

  /// No requests yet.
  init(window: MeasuredWindow, plan: RunPlan) {
    self.window = window
    self.plan = plan
    middle = window.opensAt + (window.closesAt - window.opensAt) / 2
  }

  /// The most requests in flight at once.
  var mostInFlight: Int { inFlight.peak }

  /// `amount` per second of the window; `nil` for a window without length.
  func perSecond(_ amount: Double) -> Double? { window.seconds > 0 ? amount / window.seconds : nil }

  /// `count` per second of the window; `nil` for a window without length.
  func perSecond(_ count: Int) -> Double? { perSecond(Double(count)) }

  /// Takes a request that was sent, with whether it met every objective, its output-bearing events and the tokens they counted.
  ///
  /// Records come in order of their end.
  mutating func add(_ record: RequestRecord, isGood: Bool, output: (events: Int, tokens: Int)) {
    if window.contains(record.departedAt) { addSent(record, isGood: isGood, events: output.events) }
    addArrived(record, isGood: isGood, countedTokens: output.tokens)
    let overlap = window.overlap(from: record.departedAt, to: record.endedAt)
    if overlap > 0 {
      secondsInFlight += overlap
      inFlight.add(from: record.departedAt, until: min(record.endedAt, window.closesAt))
    }
  }

  private mutating func addSent(_ record: RequestRecord, isGood: Bool, events: Int) {
    sent += 1
    if record.departedAt > window.opensAt { sentAfterOpening += 1 }
    if isGood { good += 1 }
    if let http = record.http {
      connections.all += 1
      if http.isReused { connections.reused += 1 }
    }
    self.events.all += events
    self.events.merged += min(max(record.mergedArrivals, 0), events)
    switch record.outcome {
    case .succeeded:
      succeeded += 1
      let latency = RequestMetric.endToEndLatency.value(of: record)
      if let latency, let tokens = record.usage.output, tokens > 0 {
        generation.seconds += latency
        generation.tokens += Double(tokens)
      }
      if let wait = RequestMetric.timeToFirstToken.value(of: record) ?? latency {
        if record.departedAt < middle { waits.early.add(wait) } else { waits.late.add(wait) }
      }
    case .failed: failed += 1
    case .cancelled, .dropped: break
    }
  }

  private mutating func addArrived(_ record: RequestRecord, isGood: Bool, countedTokens: Int) {
    let endedInside = window.contains(record.endedAt)
    if endedInside {
      ended += 1
      secondsInSystem += record.endedAt.seconds(since: record.departedAt)
    }
    guard record.hasSucceeded else { return }
    if let total = record.usage.output {
      let tokens = Double(total) * shareInside(of: record, counted: countedTokens)
      outputTokens = (outputTokens ?? 0) + tokens
      if isGood { goodOutputTokens += tokens }
    }
    guard endedInside else { return }
    successes += 1
    if isGood { goodEnds += 1 }
    if let tokens = record.usage.input { inputTokens = (inputTokens ?? 0) + Double(tokens) }
  }

  /// The share of the reply's `counted` tokens that its events within the window counted.
  private func shareInside(of record: RequestRecord, counted: Int) -> Double {
    guard let first = record.firstTokenAt, let last = record.lastTokenAt else {
      return window.contains(record.endedAt) ? 1 : 0
    }
    if window.contains(first), window.contains(last) { return 1 }
    var inside = 0
    for arrival in record.arrivals where arrival.kind.isOutput && window.contains(arrival.at) {
      inside += max(arrival.tokens, 1)
    }
    return Double(inside) / Double(counted)
  }
}

import Vocabulary

/// What the formulas ask of a record.
extension RequestRecord {
  /// It went out: neither dropped when it was due nor given up before its turn.
  var wasSent: Bool {
    switch outcome {
    case .succeeded, .failed: true
    case .cancelled: sentAt != nil
    case .dropped: false
    }
  }

  /// The instant by which it belongs to a window: its (first) sending, or its due time when it failed before that.
  var departedAt: RunTime { firstSentAt ?? scheduledAt }

  /// The instant it ended, however it did.
  var endedAt: RunTime { finishedAt ?? arrivals.last?.at ?? departedAt }

  /// It was due or sent before the run began, or answered before it was sent.
  var hasImpossibleTimes: Bool {
    let own = [scheduledAt, firstSentAt, sentAt, connectedAt, wroteAt]
    let answers = [firstByteAt, arrivals.first?.at, finishedAt]
    return own.contains { $0 ?? .zero < .zero } || answers.contains { $0 ?? RunTime(nanoseconds: .max) < sentAt ?? .zero }
  }

  /// Calls `body` for each output-bearing event after the first, with the gap between it and the one before, in seconds, and the
  /// tokens it brought, at least 1.
  @inline(__always)
  func forEachGap(_ body: (_ gap: Double, _ tokens: Int) -> Void) {
    guard let first = arrivals.firstIndex(where: \.kind.isOutput) else { return }
    var previous = arrivals[first].at
    for arrival in arrivals[(first + 1)...] where arrival.kind.isOutput {
      body(arrival.at.seconds(since: previous), max(arrival.tokens, 1))
      previous = arrival.at
    }
  }

  /// Its output-bearing events, and the tokens they brought where each counts at least one.
  var countedOutput: (events: Int, tokens: Int) {
    var events = 0
    var tokens = 0
    for arrival in arrivals where arrival.kind.isOutput {
      events += 1
      tokens += max(arrival.tokens, 1)
    }
    return (events, tokens)
  }
}

extension RunTime {
  /// Seconds from `earlier` to this instant.
  @inline(__always)
  func seconds(since earlier: RunTime) -> Double { Vocabulary.seconds(nanoseconds(since: earlier)) }
}

/// Seconds from `earlier` to `later`; `nil` when either did not come.
func seconds(from earlier: RunTime?, to later: RunTime?) -> Double? {
  guard let earlier, let later else { return nil }
  return later.seconds(since: earlier)
}

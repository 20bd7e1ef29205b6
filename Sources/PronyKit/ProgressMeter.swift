internal import LoadGenerator
internal import Vocabulary

/// Turns looks at the board into progress: rates and quantiles of the last seconds.
struct ProgressMeter {
  private let plan: RunPlan
  private var looks: [Look] = []

  /// How many looks make "of late": three seconds' worth.
  private static let kept = 12
  /// How often to look.
  static let interval = Duration.milliseconds(250)

  private struct Look {
    var at: RunTime
    var counts: LiveCounts
    var pointIndex: Int
  }

  /// A meter for a run of `plan`.
  init(plan: RunPlan) { self.plan = plan }

  /// What `state`, seen at `now`, says beside the looks before it.
  mutating func progress(_ state: LiveBoard.State, isDraining: Bool, at now: RunTime) -> RunProgress? {
    guard let load = state.load else { return nil }
    let counts = state.counts
    if looks.last?.pointIndex != state.pointIndex {
      looks = [Look(at: state.startedAt, counts: LiveCounts(), pointIndex: state.pointIndex)]
    }
    looks.append(Look(at: now, counts: counts, pointIndex: state.pointIndex))
    looks = looks.suffix(ProgressMeter.kept + 1)

    var progress = RunProgress()
    progress.load = load
    progress.point = state.pointIndex + 1
    progress.points = plan.points.count
    progress.elapsed = max(.zero, now - state.startedAt)
    progress.phase = isDraining ? .draining : isWarmingUp(counts, progress.elapsed) ? .warmingUp : .measuring
    progress.length = plan.duration.map { $0 + warmUpTime }
    progress.requests = state.total
    progress.ended = counts.ended
    progress.failed = counts.failed
    progress.dropped = counts.dropped
    progress.inFlight = counts.inFlight
    addRecent(to: &progress)
    return progress
  }

  private func addRecent(to progress: inout RunProgress) {
    guard let first = looks.first, let last = looks.last, last.at > first.at else { return }
    let seconds = (last.at - first.at).seconds
    progress.requestsPerSecond = Double(last.counts.ended - first.counts.ended) / seconds
    progress.tokensPerSecond = Double(last.counts.outputTokens - first.counts.outputTokens) / seconds
    var recent = LiveCounts()
    for look in looks.dropFirst() { recent.addTimes(of: look.counts) }
    progress.timeToFirstToken = RunProgress.Quantiles(recent.timeToFirstToken)
    progress.interTokenLatency = RunProgress.Quantiles(recent.gaps)
  }

  private func isWarmingUp(_ counts: LiveCounts, _ elapsed: Duration) -> Bool {
    switch plan.warmUp {
    case .none: false
    case .requests(let count): counts.sent <= count
    case .time(let length): elapsed < length
    }
  }

  private var warmUpTime: Duration { if case .time(let length) = plan.warmUp { length } else { .zero } }
}

extension RunProgress.Quantiles {
  /// The quantiles of `times`, in nanoseconds; `nil` of none.
  fileprivate init?(_ times: LogHistogram) {
    guard times.count > 0 else { return nil }
    let rank = { (share: Double) in UInt64((share * Double(times.count)).rounded(.up)) }
    guard let half = times.value(rank: rank(0.5)), let tail = times.value(rank: rank(0.99)) else { return nil }
    self.init(p50: .nanoseconds(half), p99: .nanoseconds(tail))
  }
}

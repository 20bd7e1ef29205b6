internal import Synchronization
internal import Vocabulary
internal import Workload

/// What the shards of one point share: which requests there are, which of them count, and when to stop.
///
/// Only atomics, so that a request takes no lock.
final class PointControl: Sendable {
  /// Which point of the sweep, from 0.
  let index: Int
  /// The load it asks for.
  let load: LoadPoint
  /// When its first request is due.
  let startsAt: RunTime
  /// The number within the run of its first request.
  let firstNumber: Int
  /// The arrivals of an open loop; `nil` in a closed one.
  let schedule: ArrivalSchedule?
  /// The requests of a closed loop.
  let pool: RequestPool
  /// Those of its warm-up, where only time tells how many they are but a number those that count: numbered past those of `pool`.
  let warmUpPool: RequestPool?
  /// How many requests the point sends, warm-up included; `nil` when time ends it.
  let total: Int?

  /// How long it sends after the warm-up, in nanoseconds; `nil` for no end.
  private let duration: Int64?
  private let stop: StopSwitch
  /// The requests below this number are the warm-up; `nil` when it is all that is due before `measuringSince`.
  private let warmUpCount: Int?
  /// When the first request that counts is due, in nanoseconds; `Int64.max` until it is known, which a warm-up of requests in a
  /// closed loop decides while it runs.
  private let measuringSince: Atomic<Int64>

  /// The `index`-th point of `plan`, for `shards` shards.
  init(index: Int, load: LoadPoint, plan: RunPlan, startsAt: RunTime, firstNumber: Int, shards: Int, stop: StopSwitch) {
    self.index = index
    self.load = load
    self.startsAt = startsAt
    self.firstNumber = firstNumber
    self.stop = stop
    let end = plan.end(of: load)
    duration = end.duration?.nanoseconds
    schedule = load.requestRate.map { ArrivalSchedule(pattern: plan.arrivals, rate: $0, seed: plan.seed, point: index) }
    let (warmUpCount, measuringSince): (Int?, RunTime?)
    switch plan.warmUp {
    case .none: (warmUpCount, measuringSince) = (0, startsAt)
    case .requests(let count):
      (warmUpCount, measuringSince) = (count, schedule?.arrivals(from: startsAt).dropFirst(count).first { _ in true }?.at)
    case .time(let length):
      let since = startsAt + length
      (warmUpCount, measuringSince) = (schedule?.count(from: startsAt, before: since), since)
    }
    self.warmUpCount = warmUpCount
    self.measuringSince = Atomic(measuringSince?.nanoseconds ?? .max)
    total = end.requests.flatMap { requests in warmUpCount.map { $0 + requests } }
    pool = RequestPool(0..<(end.requests.map { $0 + (warmUpCount ?? 0) } ?? .max), shards: shards)
    warmUpPool = warmUpCount == nil ? end.requests.map { RequestPool($0..<(.max), shards: shards) } : nil
  }

  /// The user stopped the run: no request is sent any more, those in flight go on.
  var hasStopped: Bool { stop.isThrown }

  /// A request that is due at `due` may still be sent.
  func mayIssue(at due: RunTime) -> Bool {
    guard !hasStopped else { return false }
    guard let duration else { return true }
    let since = measuringSince.load(ordering: .relaxed)
    return since == .max || due.nanoseconds - since < duration
  }

  /// The arrival `index` of an open loop, due at `due`, is part of the point.
  func includes(_ index: Int, due: RunTime) -> Bool { index < total ?? .max && mayIssue(at: due) }

  /// At `instant` requests are taken from `warmUpPool`.
  func drawsOnWarmUp(at instant: RunTime) -> Bool { warmUpPool != nil && isBeforeMeasuring(instant) }

  /// The request `index`, due at `due`, belongs to the warm-up.
  func isWarmUp(_ index: Int, due: RunTime) -> Bool {
    if let warmUpPool { return warmUpPool.numbers.contains(index) }
    return warmUpCount.map { index < $0 } ?? isBeforeMeasuring(due)
  }

  /// The request `index`, due at `due`, is about to be sent: the first that counts starts the measuring.
  func startMeasuringIfFirst(_ index: Int, due: RunTime) {
    guard measuringSince.load(ordering: .relaxed) == .max, !isWarmUp(index, due: due) else { return }
    _ = measuringSince.compareExchange(expected: .max, desired: due.nanoseconds, ordering: .relaxed)
  }

  private func isBeforeMeasuring(_ instant: RunTime) -> Bool {
    instant.nanoseconds < measuringSince.load(ordering: .relaxed)
  }
}

package import Vocabulary

extension RunPlan {
  /// The `index`-th point leaves records if it is run to its end: in an open loop that a duration ends, nothing may be due before.
  package func leavesRecords(ofPoint index: Int) -> Bool {
    if end(of: points[index]).requests == 0 { return false }
    guard let rate = points[index].requestRate, let duration = end(of: points[index]).duration else { return true }
    let end: RunTime
    switch warmUp {
    case .requests: return true
    case .none: end = .zero + duration
    case .time(let length): end = .zero + length + duration
    }
    let schedule = ArrivalSchedule(pattern: arrivals, rate: rate, seed: seed, point: index)
    return schedule.arrivals(from: .zero).prefix(1).contains { $0.at < end }
  }
}

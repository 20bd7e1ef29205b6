import Vocabulary

/// How many requests were in flight and when, from their starts and ends in order of the ends.
///
/// The number in flight only falls where a request ends, so its peaks are instants just before an end. Just before end k it is the
/// number of requests, from the k-th on, that had started by then: each later request raises it for every end after its own start.
/// All ends from there on rise together, so an end with no more in flight than a later one stays behind it for ever and is forgotten.
/// What is kept descends strictly, from the peak to the present: it never outnumbers the requests in flight.
struct InFlightProfile: Sendable {
  /// One end that nothing later has overtaken.
  private struct Step: Sendable {
    let end: RunTime
    /// How many requests had ended by then, this one included.
    let ended: Int
    /// How many more were in flight just before it than just before the next step (after the last: than none); overtaken at 0.
    var drop: Int
  }

  private var steps: [Step] = []
  /// How many of `steps` are overtaken; they are swept out once they are the majority, so that adding stays cheap.
  private var overtaken = 0
  private var ended = 0

  /// Adds a request in flight from `start` until `end`; ends ascend from call to call.
  mutating func add(from start: RunTime, until end: RunTime) {
    ended += 1
    let end = max(end, steps.last?.end ?? end)
    guard start < end else { return }
    // Every step that ends after `start` rises by one, and so, from 0 to 1, does the end of this request: only the last step before
    // them comes closer to its successor.
    let firstRaised = steps.partitioningIndex { $0.end > start }
    if let last = steps[..<firstRaised].lastIndex(where: { $0.drop > 0 }) {
      steps[last].drop -= 1
      if steps[last].drop == 0 { overtaken += 1 }
    }
    steps.append(Step(end: end, ended: ended, drop: 1))
    if 2 * overtaken > steps.count {
      steps.removeAll { $0.drop == 0 }
      overtaken = 0
    }
  }

  /// The most that were in flight at once.
  var peak: Int { steps.reduce(0) { $0 + $1.drop } }

  /// The last instant at which at least `count` were in flight: they fall below it for good there.
  ///
  /// - Returns: the instant, and how many of the requests had started by then; `nil` when so many never were in flight.
  func lastFall(below count: Int) -> (at: RunTime, started: Int)? {
    var inFlight = 0
    for step in steps.reversed() {
      inFlight += step.drop
      if inFlight >= count { return (step.end, step.ended - 1 + inFlight) }
    }
    return nil
  }
}

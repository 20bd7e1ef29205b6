import Vocabulary

/// How an open loop's sends kept to the instants that were planned for them.
struct ScheduleKeeping: Sendable {
  private static let mostIntervals = 8192
  private var grid: TimeGrid
  private var sent = 0

  private enum Row {
    static let due = 0
    static let sent = 1
    static let count = 2
  }

  /// No arrivals yet, in a point that begins at `origin`.
  init(from origin: RunTime) {
    grid = TimeGrid(
      rows: Row.count, from: origin, interval: .milliseconds(1), limit: ScheduleKeeping.mostIntervals)
  }

  /// Takes a request that was sent, sooner or later.
  mutating func add(_ record: RequestRecord) {
    sent += 1
    grid.add(1, row: Row.due, at: record.scheduledAt)
    grid.add(1, row: Row.sent, at: record.departedAt)
  }

  /// The share of the requests due that were not out when the schedule ended; `nil` when none was due.
  ///
  /// These are the ones sent more than an interval of the grid after its last instant (a millisecond, or up to 1/4096 of the point), and
  /// `unsent` more that never were.
  func shortfall(unsent: Int) -> Double? {
    guard sent + unsent > 0 else { return nil }
    let lastDue = grid.rows[Row.due].lastIndex { $0 > 0 } ?? -1
    let sentAfter = grid.rows[Row.sent].dropFirst(lastDue + 2).reduce(0, +)
    return Double(sentAfter + unsent) / Double(sent + unsent)
  }

  /// How far the sends are from the plan: the two-sample Kolmogorov–Smirnov distance of their instants, and its limit at 5 %.
  ///
  ///     D = max over t of |#due by t − #sent by t| / n,   limit = 1.358 · √(2 / n)
  ///
  /// In words: the longest queue that the client ever had of requests due and not sent, as a share of all. The sends follow the
  /// plan one by one, so a client on time has a distance near 0. `nil` when none was sent.
  ///
  /// Source: Smirnov, "Table for Estimating the Goodness of Fit of Empirical Distributions", 1948.
  var distance: (value: Double, limit: Double)? {
    guard sent > 0 else { return nil }
    var behind = 0
    var farthest = 0
    for (due, sent) in zip(grid.rows[Row.due], grid.rows[Row.sent]) {
      behind += due - sent
      farthest = max(farthest, abs(behind))
    }
    return (Double(farthest) / Double(sent), 1.358 * (2 / Double(sent)).squareRoot())
  }
}

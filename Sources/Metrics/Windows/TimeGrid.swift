import Vocabulary

/// Counts in equal intervals of time, in bounded memory: when an instant lies beyond the last interval that there is room for, every
/// two intervals become one.
struct TimeGrid: Sendable {
  private let origin: RunTime
  private let limit: Int
  private(set) var interval: Duration
  /// Counts by row and interval; all rows are of one length.
  private(set) var rows: [[Int]]

  /// A grid of `rows` rows from `origin` on, at first of `interval`, never of more than `limit` intervals.
  init(rows: Int, from origin: RunTime, interval: Duration, limit: Int) {
    self.origin = origin
    self.limit = limit
    self.interval = interval
    self.rows = Array(repeating: [], count: rows)
  }

  /// Adds `count` to the interval of `row` that holds `instant`; what lies before the origin goes to the first.
  mutating func add(_ count: Int, row: Int, at instant: RunTime) {
    let index = index(of: instant)
    let missing = index + 1 - rows[row].count
    if missing > 0 {
      for row in rows.indices { rows[row].append(contentsOf: repeatElement(0, count: missing)) }
    }
    rows[row][index] += count
  }

  /// The interval that holds `instant`, after making room for it.
  mutating func interval(holding instant: RunTime) -> Range<RunTime> {
    let start = origin.nanoseconds &+ Int64(index(of: instant)) &* interval.nanoseconds
    let end = start.addingReportingOverflow(interval.nanoseconds)
    return RunTime(nanoseconds: start)..<RunTime(nanoseconds: end.overflow ? .max : end.partialValue)
  }

  private mutating func index(of instant: RunTime) -> Int {
    let offset = max(0, instant.nanoseconds &- origin.nanoseconds)
    while offset / interval.nanoseconds >= Int64(limit) { halve() }
    return Int(offset / interval.nanoseconds)
  }

  private mutating func halve() {
    interval *= 2
    for row in rows.indices {
      rows[row] = stride(from: 0, to: rows[row].count, by: 2).map { first in
        rows[row][first] + (first + 1 < rows[row].count ? rows[row][first + 1] : 0)
      }
    }
  }
}

import Vocabulary

/// What arrived in each second of a point, in bounded memory: a point longer than an hour is told in longer intervals.
struct SeriesFold: Sendable {
  private static let mostIntervals = 3600
  private static let mostTokensOfReply = Int(Int32.max)
  private var grid: TimeGrid

  private enum Row {
    static let succeeded = 0
    static let failed = 1
    static let outputTokens = 2
    static let count = 3
  }

  /// An empty series from `origin`, the point's first send, on.
  init(from origin: RunTime) {
    grid = TimeGrid(rows: Row.count, from: origin, interval: .seconds(1), limit: SeriesFold.mostIntervals)
  }

  /// Takes a request by its end, and the tokens of one that succeeded by their arrival: its output tokens spread over its events as
  /// these `counted` them.
  mutating func add(_ record: RequestRecord, counted: Int) {
    switch record.outcome {
    case .succeeded:
      grid.add(1, row: Row.succeeded, at: record.endedAt)
      addTokens(of: record, counted: counted)
    case .failed: grid.add(1, row: Row.failed, at: record.endedAt)
    case .cancelled, .dropped: break
    }
  }

  /// Shares are rounded so that they add up to the reply's tokens; those that arrive in one interval are added at once.
  private mutating func addTokens(of record: RequestRecord, counted: Int) {
    let total = min(max(0, record.usage.output ?? 0), SeriesFold.mostTokensOfReply)
    guard let first = record.firstTokenAt else { return grid.add(total, row: Row.outputTokens, at: record.endedAt) }
    let tokensPerCounted = Double(total) / Double(counted)
    var countedSoFar = 0
    var given = 0
    var interval = grid.interval(holding: first)
    for arrival in record.arrivals where arrival.kind.isOutput {
      if !interval.contains(arrival.at) {
        give()
        interval = grid.interval(holding: arrival.at)
      }
      countedSoFar += max(arrival.tokens, 1)
    }
    give()

    func give() {
      let due = Int(Double(countedSoFar) * tokensPerCounted + 0.5)
      grid.add(due - given, row: Row.outputTokens, at: interval.lowerBound)
      given = due
    }
  }

  var series: TimeSeries {
    TimeSeries(
      intervalSeconds: grid.interval.seconds, succeeded: grid.rows[Row.succeeded],
      failed: grid.rows[Row.failed], outputTokens: grid.rows[Row.outputTokens])
  }
}

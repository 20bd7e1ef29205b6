internal import Synchronization
package import Vocabulary

/// Where the shards publish what they have counted, and those who watch read it.
package final class LiveBoard: Sendable {
  private let state = Mutex(State())

  /// Where a run stands.
  package struct State: Sendable {
    /// The load of the point under way; `nil` before the first.
    package var load: LoadPoint?
    /// Its number, from 0.
    package var pointIndex = 0
    /// When it started.
    package var startedAt = RunTime.zero
    /// Requests that it sends, warm-up included; `nil` when time ends it.
    package var total: Int?
    var shards: [Int: LiveCounts] = [:]

    /// The counts of all shards.
    package var counts: LiveCounts { shards.values.reduce(into: LiveCounts()) { $0.add($1) } }
  }

  /// An empty board.
  package init() {}

  /// Where the run stands; its times are those since the last look.
  package func look() -> State {
    state.withLock { state in
      defer { for shard in state.shards.keys { state.shards[shard]?.forgetTimes() } }
      return state
    }
  }

  func begin(_ point: PointControl) {
    state.withLock { state in
      state.load = point.load
      state.pointIndex = point.index
      state.startedAt = point.startsAt
      state.total = point.total
      state.shards = [:]
    }
  }

  func publish(_ counts: LiveCounts, shard: Int) {
    state.withLock { state in
      var counts = counts
      if let before = state.shards[shard] { counts.addTimes(of: before) }
      state.shards[shard] = counts
    }
  }
}

package import Records
package import Vocabulary

/// Runs a plan's load: point after point, each on all shards at once.
package struct LoadRun<Transport: RequestTransport>: Sendable {
  /// Where the shards publish what they have counted.
  package let board = LiveBoard()
  let source: RequestSource
  let transports: [Transport]
  let log: RecordLog
  let spread: Duration
  let room: Int
  let runID: String
  let stop: StopSwitch

  /// A run of `source`.
  ///
  /// - Parameters:
  ///   - source: what is sent.
  ///   - transports: the shards' transports, at least one.
  ///   - log: where the records go.
  ///   - spread: over how long the users of a closed loop start.
  ///   - room: how many requests in flight the machine has room for.
  ///   - runID: begins the ids of all requests.
  ///   - stop: the user's wish to stop.
  package init(
    source: RequestSource, transports: [Transport], log: RecordLog, spread: Duration, room: Int, runID: String,
    stop: StopSwitch
  ) {
    precondition(!transports.isEmpty, "a run has at least one shard")
    self.source = source
    self.transports = transports
    self.log = log
    self.spread = spread
    self.room = room
    self.runID = runID
    self.stop = stop
  }

  /// What the run is told.
  package var plan: RunPlan { source.plan }

  /// The instant now, on the run's clock.
  package func now() -> RunTime { transports[0].now() }

  /// The user has stopped the run: it waits for what is in flight.
  package var isDraining: Bool { stop.isThrown }

  var shards: Int { transports.count }

  /// How many requests the shard may have in flight in an open loop.
  func laneLimit(of shard: Int, at load: LoadPoint) -> Int {
    let limit = load.concurrency ?? room
    return limit / shards + (shard < limit % shards ? 1 : 0)
  }

  /// Runs `points` in order, until they are done or the user stops the run; requests in flight then are ended by cancelling the task.
  ///
  /// - Returns: how the run ended.
  package func run(_ points: [LoadPoint]) async -> RunEnding {
    stop.beginLoad()
    var firstNumber = 0
    for (index, load) in points.enumerated() where !stop.isThrown {
      await prepareLanes(for: load)
      let point = PointControl(
        index: index, load: load, plan: plan, startsAt: now() + LoadRun.lead, firstNumber: firstNumber,
        shards: shards, stop: stop)
      board.begin(point)
      await withTaskGroup(of: Int.self) { group in
        for shard in transports.indices {
          group.addTask(executorPreference: transports[shard].taskExecutor) {
            await runShard(shard, in: point, on: transports[shard])
          }
        }
        for await next in group { firstNumber = max(firstNumber, point.firstNumber + next) }
      }
    }
    return stop.isThrown ? .interrupted : .completed
  }

  /// Makes ready what the first requests need, so that they are not late for it.
  private func prepareLanes(for load: LoadPoint) async {
    guard load.requestRate == nil, let users = load.concurrency else { return }
    for transport in transports { await transport.prepare(lanes: users / shards + 1) }
  }

  private func runShard(_ shard: Int, in point: PointControl, on transport: isolated Transport) async -> Int {
    let run = ShardRun(shard, of: self, in: point)
    await run.run(on: transport)
    return run.nextIndex
  }

  /// What the shards need to be ready when a point starts.
  private static var lead: Duration { .milliseconds(2) }
}

package import Records
package import Vocabulary

/// Runs a plan's load: point after point, each on all shards at once.
package struct LoadRun<Transport: RequestTransport>: Sendable {
  /// Where the shards publish what they have counted.
  package let board = LiveBoard()
  /// The run's clock.
  package let clock: RunClock
  let source: RequestSource
  let transports: [Transport]
  let log: RecordLog
  let spread: Duration
  let room: Int
  let runID: String

  /// A run of `source`.
  ///
  /// - Parameters:
  ///   - source: what is sent.
  ///   - transports: the shards' transports, at least one.
  ///   - log: where the records go.
  ///   - spread: over how long the users of a closed loop start.
  ///   - room: how many requests in flight the machine has room for.
  ///   - runID: begins the ids of all requests.
  package init(
    source: RequestSource, transports: [Transport], log: RecordLog, spread: Duration, room: Int, runID: String
  ) {
    guard let clock = transports.first?.clock else { preconditionFailure("a run has at least one shard") }
    self.clock = clock
    self.source = source
    self.transports = transports
    self.log = log
    self.spread = spread
    self.room = room
    self.runID = runID
  }

  /// What the run is told.
  package var plan: RunPlan { source.plan }

  var shards: Int { transports.count }

  /// How many requests the shard may have in flight in an open loop.
  func laneLimit(of shard: Int, at load: LoadPoint) -> Int {
    let limit = load.concurrency ?? room
    return limit / shards + (shard < limit % shards ? 1 : 0)
  }

  /// Runs `points` in order.
  ///
  /// The first interruption ends the sending and gives the requests in flight the plan's grace; a second one, or the end of the grace,
  /// ends them too.
  ///
  /// - Returns: how the run ended.
  package func run(_ points: [LoadPoint], interruptions: AsyncStream<Void>) async -> RunEnding {
    let stop = StopSwitch()
    await withTaskGroup(of: Bool.self) { group in
      group.addTask {
        await runAll(points, stop)
        return true
      }
      group.addTask { await mustAbort(after: interruptions, stop) }
      for await isOver in group where isOver { group.cancelAll() }
    }
    return stop.isThrown ? .interrupted : .completed
  }

  private func runAll(_ points: [LoadPoint], _ stop: StopSwitch) async {
    var firstNumber = 0
    for (index, load) in points.enumerated() where !stop.isThrown {
      await prepareLanes(for: load)
      let point = PointControl(
        index: index, load: load, plan: plan, startsAt: clock.now() + LoadRun.lead, firstNumber: firstNumber,
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

  /// The requests in flight are to be ended: interrupted twice, or once and the grace is over.
  private func mustAbort(after interruptions: AsyncStream<Void>, _ stop: StopSwitch) async -> Bool {
    guard await interruptions.hasNext() else { return false }
    stop.throwOnce()
    board.beginDraining()
    await withTaskGroup(of: Void.self) { group in
      group.addTask { try? await Task.sleep(for: plan.grace) }
      group.addTask { if await !interruptions.hasNext() { try? await Task.sleep(for: plan.grace) } }
      await group.next()
      group.cancelAll()
    }
    return true
  }

  /// What the shards need to be ready when a point starts.
  private static var lead: Duration { .milliseconds(2) }
}

extension AsyncStream<Void> {
  /// Waits for one more element; `false` when there will be none, or the task is cancelled.
  fileprivate func hasNext() async -> Bool {
    for await _ in self { return true }
    return false
  }
}

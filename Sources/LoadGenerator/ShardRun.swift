internal import Records
internal import Vocabulary
internal import Workload

/// One shard's part in a run: its virtual users or its share of the arrivals, their records, and how the shard itself fares.
///
/// Lives in the isolation of its transport: all of its tasks run on the shard's thread, so they share it without a lock.
final class ShardRun<Transport: RequestTransport> {
  private let shard: Int
  private let setting: LoadRun<Transport>
  private let point: PointControl
  private let log: ShardLog
  private let tally = LiveTally()
  private let client: InferenceClient
  private let idPrefix: String
  private var lease: RequestLease
  private var warmUpLease: RequestLease?
  private var admission: Admission
  private var lastIndex = -1

  /// The part of shard `shard` in `point` of `setting`.
  init(_ shard: Int, of setting: LoadRun<Transport>, in point: PointControl) {
    self.shard = shard
    self.setting = setting
    self.point = point
    log = setting.log.shardLog(shard)
    client = InferenceClient(source: setting.source, tally: tally, shard: shard)
    idPrefix = "\(setting.runID)-\(point.index)-"
    lease = RequestLease(from: point.pool)
    warmUpLease = point.warmUpPool.map { RequestLease(from: $0) }
    admission = Admission(limit: setting.laneLimit(of: shard, at: point.load))
  }

  /// Runs it to its end.
  func run(on transport: isolated Transport) async {
    // What lies between two points belongs to neither.
    _ = transport.takeSample()
    await withTaskGroup(of: Void.self) { group in
      group.addImmediateTask { await self.keepReporting(on: transport) }
      if let schedule = point.schedule {
        await self.runArrivals(of: schedule, on: transport)
      } else {
        await self.runUsers(on: transport)
      }
      group.cancelAll()
    }
    // Only now has the last request written its record, be it that all of them were cancelled at once.
    write(transport.takeSample())
    setting.board.publish(tally.publish(), shard: shard)
    log.flush()
  }

  /// The point's number after the last one that this shard used.
  var nextIndex: Int { lastIndex + 1 }

  // MARK: Closed loop

  private func runUsers(on transport: isolated Transport) async {
    let users = point.load.concurrency ?? 1
    let spread = StartSpread(users: users, over: setting.spread)
    await withDiscardingTaskGroup { group in
      for user in stride(from: shard, to: users, by: setting.shards) {
        let start = spread.start(ofUser: user, from: point.startsAt)
        group.addImmediateTask { await self.runUser(lane: user / self.setting.shards, from: start, on: transport) }
      }
    }
  }

  private func runUser(lane: Int, from start: RunTime, on transport: isolated Transport) async {
    await wait(until: start, on: transport)
    var due = start
    while !Task.isCancelled, let index = nextRequest(at: transport.now()) {
      due = await send(index, due: due, lane: lane, on: transport)
    }
  }

  private func nextRequest(at now: RunTime) -> Int? {
    guard point.mayIssue(at: now) else { return nil }
    return point.drawsOnWarmUp(at: now) ? warmUpLease?.next() : lease.next()
  }

  // MARK: Open loop

  private func runArrivals(of schedule: ArrivalSchedule, on transport: isolated Transport) async {
    await withDiscardingTaskGroup { group in
      for arrival in schedule.arrivals(from: point.startsAt, shard: shard, of: setting.shards) {
        guard point.includes(arrival.index, due: arrival.at) else { break }
        await self.wait(until: arrival.at, on: transport)
        guard !Task.isCancelled, !point.hasStopped else { break }
        guard let lane = self.admission.admit() else {
          self.drop(arrival.index, due: arrival.at, at: transport.now())
          continue
        }
        group.addImmediateTask {
          _ = await self.send(arrival.index, due: arrival.at, lane: lane, on: transport)
          self.admission.release(lane)
        }
      }
    }
  }

  private func drop(_ index: Int, due: RunTime, at now: RunTime) {
    tally.countDropped()
    log.append(record(index, due: due, outcome: .dropped), at: now)
  }

  // MARK: One request

  /// Sends one request and writes its record.
  ///
  /// - Returns: when its reply had arrived: the instant at which a virtual user's next request is due.
  private func send(_ index: Int, due: RunTime, lane: Int, on transport: isolated Transport) async -> RunTime {
    point.startMeasuringIfFirst(index, due: due)
    var record = record(index, due: due, outcome: .cancelled)
    tally.countSent()
    await client.send(point.firstNumber + index, as: &record, lane: lane, on: transport) { [point] in !point.hasStopped }
    tally.countEnded(record.outcome)
    let now = transport.now()
    log.append(record, at: now)
    return record.finishedAt ?? now
  }

  private func record(_ index: Int, due: RunTime, outcome: RequestOutcome) -> RequestRecord {
    lastIndex = max(lastIndex, index)
    var record = RequestRecord(
      requestID: idPrefix + String(index), point: point.index, shard: shard, index: index, scheduledAt: due, outcome: outcome)
    record.isWarmUp = point.isWarmUp(index, due: due)
    return record
  }

  /// Waits until `instant`, or until the point is stopped.
  private func wait(until instant: RunTime, on transport: isolated Transport) async {
    await transport.sleep(until: instant) { [point] in !point.hasStopped }
  }

  // MARK: How the shard fares

  /// Publishes counts, flushes records and writes samples until the task is cancelled.
  private func keepReporting(on transport: isolated Transport) async {
    var nextSample = transport.now() + .seconds(1)
    while !Task.isCancelled {
      await transport.sleep(until: transport.now() + .milliseconds(100))
      let now = transport.now()
      setting.board.publish(tally.publish(), shard: shard)
      log.flushIfDue(at: now)
      if now >= nextSample {
        write(transport.takeSample())
        nextSample = now + .seconds(1)
      }
    }
  }

  private func write(_ sample: ClientSample) {
    var sample = sample
    sample.point = point.index
    sample.inFlight = tally.counts.inFlight
    setting.log.journal.append(.sample(sample))
  }
}

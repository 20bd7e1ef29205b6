internal import FoundationEssentials
internal import Plans
internal import Records
internal import Tasks
internal import Vocabulary

/// The files of a run, from its beginning to its end.
struct RunFiles {
  let folder: RunFolder
  let log: RecordLog

  /// Makes the folder of `run` on `shards` and writes the plan into it, and the samples where replies are scored.
  ///
  /// A file that can no longer be written later does not end the run, but `complain` hears of it at once.
  init(
    for run: PreparedRun, on shards: Shards, complain: @escaping @Sendable (String) -> Void
  ) throws(PronyError) {
    let startedAt = Date.now.formatted(.iso8601)
    do throws(RecordsError) {
      folder = try RunFolder.create(in: run.plan.outDirectory, startedAt: startedAt, name: run.name)
      let echo = PlanEcho(pronyVersion: Prony.version, clock: shards.clock, startedAt: startedAt, plan: run.plan.entries)
      try folder.write(echo)
      if run.plan.isScored, let samples = run.samples { try folder.write(samples) }
      if let earlier = run.earlier { try folder.write(earlier) }
      log = try RecordLog(in: folder, shards: shards.transports.count) { complain($0.description) }
    } catch { throw PronyError(error) }
  }

  /// Notes what the preflights found and how the run ended, and brings the shards' records together.
  func finish(_ ending: RunEnding, warnings: [Verdict.Reason]) throws(PronyError) {
    for warning in warnings { log.journal.append(.warning(warning)) }
    do throws(RecordsError) { try log.finish(ending) } catch { throw PronyError(error) }
  }
}

extension PreparedRun {
  /// What its folder is called after.
  fileprivate var name: String {
    plan.name ?? (plan.isScored ? samples.map { "\($0.task.id)-\(plan.model)" } : nil) ?? plan.model
  }
}

internal import LoadGenerator
internal import Records
public import Vocabulary

/// Prony: loads an inference endpoint, measures what it delivers under that load, and says whether to believe the numbers.
public enum Prony {
  /// The version of this build.
  public static let version = "0.1.0"

  /// Runs `plan` and reports what it came to.
  ///
  /// The run leaves its plan, its records and its reports in a folder of its own, which the report names. The library reads no
  /// environment and installs no signal handler.
  ///
  /// - Parameters:
  ///   - plan: what to do.
  ///   - interruptions: one element ends the sending and gives what is in flight the plan's grace, a second one ends that too; the
  ///     run is reported either way.
  ///   - progress: is told a few times a second how the run goes.
  ///   - complain: is told at once of what goes wrong without ending the run: a disk that is full.
  ///   - stopping: is told when the first interruption has ended the sending, and what is in flight is waited for.
  /// - Returns: the report.
  /// - Throws: when the run, or its report (`PronyError.unwritten`), could not be made or written down; what the endpoint does is in the report.
  public static func run(
    _ plan: RunPlan, interruptions: AsyncStream<Void> = AsyncStream { $0.finish() },
    progress: (@Sendable (RunProgress) -> Void)? = nil, complain: @escaping @Sendable (String) -> Void = { _ in },
    stopping: @escaping @Sendable () -> Void = {}
  ) async throws(PronyError) -> RunReport {
    let prepared = try PreparedRun(for: plan)
    let (plan, source) = (prepared.plan, prepared.source)
    let programs = try await ProgramRuns(of: plan.isScoredAtOnce ? prepared.samples : nil, inSandbox: plan.isSandboxed)
    if programs != nil, !plan.isSandboxed { complain(ProgramRuns.warning) }
    let stop = StopSwitch()
    let folder = try await stop.obey(interruptions, grace: plan.grace, draining: stopping) { () throws(PronyError) in
      try await Shards.with(plan) { (shards) throws(PronyError) in
        try await shards.whileServing(plan, source, complain: complain) { (isServing) throws(PronyError) in
          let preflights = try await shards.preflights(plan, source)
          let files = try RunFiles(for: prepared, on: shards, complain: complain)
          let load = LoadRun(
            source: source, transports: shards.transports, log: files.log, spread: plan.startSpread(after: preflights),
            room: shards.room, runID: shards.runID, stop: stop)
          let ending = await load.run(plan.points, tellingProgressTo: progress)
          let warnings = preflights.compactMap { $0.warning(about: plan.model) } + (isServing() ? [] : [.serverEnded])
          try files.finish(ending, warnings: warnings)
          return files.folder
        }
      }
    }
    if let cache = plan.cache { try EarlierAnswers.fill(cache, from: folder, of: prepared) }
    try await programs?.run(in: folder, plan)
    return try RunAnalysis(of: folder).report()
  }

  /// Scores a run whose replies were left to be scored later, or once more, and writes its report anew.
  ///
  /// - Parameters:
  ///   - directory: the run's folder.
  ///   - inSandbox: whether programs in the replies are run in a sandbox; without one they may do all that this process may.
  ///   - complain: is told of it if they are not.
  /// - Returns: the report, with the score.
  /// - Throws: when the folder holds no run of a task, or what is needed to score it is missing.
  public static func score(
    _ directory: String, inSandbox: Bool = RunPlan().isSandboxed, complain: @escaping @Sendable (String) -> Void = { _ in }
  ) async throws(PronyError) -> RunReport {
    let folder = try RunFolder(ofRun: directory)
    let analysis = try RunAnalysis(of: folder)
    guard let samples = try folder.samples() else {
      throw .files("\(folder.path.escapedForDisplay()): a run of no task, or without --score; its replies cannot be scored")
    }
    if let programs = try await ProgramRuns(of: samples, inSandbox: inSandbox) {
      if !inSandbox { complain(ProgramRuns.warning) }
      try await programs.run(in: folder, analysis.plan)
    } else {
      do throws(RecordsError) { try folder.writeNoPrograms() } catch { throw PronyError(error) }
    }
    return try analysis.report()
  }

  /// Reports a run once more, from the files in its folder, and writes the report there anew.
  ///
  /// - Parameter directory: the run's folder.
  /// - Returns: the report that the run itself made, if its files are the same.
  /// - Throws: when the folder holds no run, its files cannot be read, or the report not be written (`PronyError.unwritten`).
  public static func report(of directory: String) throws(PronyError) -> RunReport {
    try RunAnalysis(of: try RunFolder(ofRun: directory)).report()
  }
}

internal import ArgumentParser
internal import Plans
internal import PronyKit
internal import Vocabulary

/// `prony perf`: argv → plan → requests → records → report.
struct PerfCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "perf", abstract: "Loads an endpoint and reports what it delivered.",
    discussion: """
      Closed loop: --concurrency users, each sending its next request when its last has ended.
      Open loop: --rate arrivals per second, planned before the run. Several values make a sweep.
      """)

  @OptionGroup var running: RunOptions
  @OptionGroup var options: PerfOptions

  func run() async throws {
    let plan = try await options.plan(files: running.config, fetches: !running.dryRun)
    if running.dryRun { return try Terminal.print(try Prony.preview(of: plan)) }
    let interruptions = try Interruptions()
    let report = try await running.report(of: plan, interruptions)
    try Terminal.print(report, asJSON: running.json)
    throw interruptions.first.map(ExitStatus.init(stoppedBy:)) ?? ExitStatus(report)
  }
}

extension PerfOptions {
  /// The plan that flags, plan file and environment say; of several files none is taken.
  ///
  /// - Parameters:
  ///   - files: the plan files that were named.
  ///   - task: the task whose prompts are sent, where a command names it.
  ///   - preset: what the command says before all others.
  ///   - fetches: rows that are missing are fetched, if the plan says so.
  /// - Returns: the plan.
  /// - Throws: everything that is wrong with it.
  func plan(
    files: [String], of task: String? = nil, preset: [JSONValue.Member] = [], fetches: Bool
  ) async throws(PronyError) -> RunPlan {
    let flags = (task.map { [("--prompts", $0)] } ?? []) + given(takesWords: task != nil)
    let reading = PlanReading(flags: flags, files: files, environment: Environment.all, preset: preset)
    var plan = reading.plan
    plan.protocolFolder = Environment.protocolFolder
    if fetches, reading.problems.isEmpty {
      let line = FetchLine(writingTo: .standardError)
      defer { line.clear() }
      try await Prony.fetchMissingRows(of: plan, environment: Environment.all, progress: line.show)
    }
    let problems = reading.problems + Prony.problems(in: plan).map(reading.placed)
    guard problems.isEmpty else { throw .plan(PlanProblems(problems)) }
    return plan
  }
}

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

  @OptionGroup var options: PerfOptions
  @Option(
    help: ArgumentHelp("A plan file: YAML whose keys are the flags' names; flags come before it.", valueName: "FILE"),
    completion: .file())
  var config: [String] = []
  @Flag(help: "Print the plan and the first sends, and send nothing.")
  var dryRun = false
  @Flag(help: "Print report.json instead of the console report.")
  var json = false

  func run() async throws {
    let plan = try options.plan(files: config)
    if dryRun { return try Terminal.print(try Prony.preview(of: plan)) }
    let block = Terminal.standardError.isInteractive ? ProgressBlock(on: .standardError) : nil
    let complain: @Sendable (String) -> Void = { complaint in
      block?.clear()
      Terminal.complain(complaint)
    }
    let interruptions = try Interruptions()
    let report: RunReport
    do throws(PronyError) {
      defer { block?.clear() }
      report = try await Prony.run(plan, interruptions: interruptions.stream, progress: block?.show, complain: complain) {
        complain("stopping; waiting at most \(plan.grace.written) for what is in flight, a second signal ends that too")
      }
    } catch {
      if let report = error.report { try Terminal.print(report, asJSON: json) }
      guard case .interrupted = error, let signal = interruptions.first else { throw error }
      Terminal.complain("\(error)")
      throw ExitStatus(stoppedBy: signal)
    }
    try Terminal.print(report, asJSON: json)
    throw interruptions.first.map(ExitStatus.init(stoppedBy:)) ?? ExitStatus(report)
  }
}

extension PerfOptions {
  /// The plan that flags, plan file and environment say; of several files none is taken.
  ///
  /// - Throws: everything that is wrong with it.
  func plan(files: [String]) throws(PronyError) -> RunPlan {
    let reading = PlanReading(flags: given, files: files, environment: Environment.all)
    var plan = reading.plan
    plan.protocolFolder = Environment.protocolFolder
    let problems = reading.problems + Prony.problems(in: plan).map(reading.placed)
    guard problems.isEmpty else { throw .plan(PlanProblems(problems)) }
    return plan
  }
}

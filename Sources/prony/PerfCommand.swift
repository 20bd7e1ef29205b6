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
  @Option(help: ArgumentHelp("A plan file: YAML whose keys are the flags' names; flags come before it.", valueName: "FILE"))
  var config: String?
  @Flag(help: "Print the plan and the first sends, and send nothing.")
  var dryRun = false
  @Flag(help: "Print report.json instead of the console report.")
  var json = false

  func run() async throws {
    let plan = try options.plan(config: config)
    if dryRun { return try Terminal.print(try Prony.preview(of: plan)) }
    let block = Terminal.standardError.isInteractive ? ProgressBlock(on: .standardError) : nil
    let complain: @Sendable (String) -> Void = { complaint in
      block?.clear()
      Terminal.complain(complaint)
    }
    let interruptions = Interruptions {
      complain("stopping; waiting at most \(plan.grace.written) for what is in flight, a second signal ends that too")
    }
    let report: RunReport
    do {
      defer { block?.clear() }
      report = try await Prony.run(
        plan, interruptions: interruptions.stream, progress: block?.show, complain: complain)
    } catch PronyError.interrupted {
      Terminal.complain("\(PronyError.interrupted)")
      throw ExitStatus(stoppedBy: interruptions.first)
    }
    try Terminal.print(report, asJSON: json)
    throw ExitStatus(report, stoppedBy: interruptions.first)
  }
}

extension PerfOptions {
  /// The plan that flags, plan file and environment say.
  ///
  /// - Throws: everything that is wrong with it.
  func plan(config: String?) throws(PronyError) -> RunPlan {
    let reading = PlanReading(flags: given, file: config, environment: Environment.all)
    var plan = reading.plan
    plan.protocolFolder = Environment.protocolFolder
    let problems = reading.problems + Prony.problems(in: plan).map(reading.placed)
    guard problems.isEmpty else { throw .plan(PlanProblems(problems)) }
    return plan
  }
}

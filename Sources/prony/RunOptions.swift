internal import ArgumentParser
internal import PronyKit
internal import Vocabulary

/// What commands that run plans share beside the plan's own flags.
struct RunOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("A plan file: YAML whose keys are the flags' names; flags come before it.", valueName: "FILE"),
    completion: .file())
  var config: [String] = []
  @Flag(help: "Print the plan and the first sends, and send nothing.")
  var dryRun = false
  @Flag(help: "Print report.json instead of the console report.")
  var json = false

  /// Runs `plan`, with its progress on the terminal, and gives its report.
  ///
  /// - Throws: why there is none; a report that could not be written is printed first.
  func report(of plan: RunPlan, _ interruptions: Interruptions) async throws -> RunReport {
    let block = Terminal.standardError.isInteractive ? ProgressBlock(on: .standardError) : nil
    let log = ProgressLog(on: .standardError)
    let show: @Sendable (RunProgress) -> Void = { block?.show($0) ?? log.show($0) }
    let complain: @Sendable (String) -> Void = { complaint in
      block?.clear()
      Terminal.complain(complaint)
    }
    do throws(PronyError) {
      defer { block?.clear() }
      return try await Prony.run(plan, interruptions: interruptions.stream, progress: show, complain: complain) {
        complain("stopping; waiting at most \(plan.grace.written) for what is in flight, a second signal ends that too")
      }
    } catch {
      if let report = error.report { try Terminal.print(report, asJSON: json) }
      guard case .interrupted = error, let signal = interruptions.first else { throw error }
      Terminal.complain("\(error)")
      throw ExitStatus(stoppedBy: signal)
    }
  }
}

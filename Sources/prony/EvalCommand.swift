internal import ArgumentParser
internal import Plans
internal import PronyKit
internal import Reports
internal import Vocabulary

/// `prony eval`: the load engine as it is, whose prompts are a task's and whose replies are scored.
struct EvalCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval", abstract: "Scores a model on benchmarks, by the same requests as a load test.",
    usage: "prony eval TASK ... [OPTIONS]",
    discussion: """
      A TASK is a folder with a task.yaml, a file of questions and answers (.jsonl, .csv), or one that
      ships: \(Prony.taskNames.joined(separator: ", ")).

      Each is a run of its own. Every sample is asked once at each point of the sweep, failed
      requests are retried up to three times, and the temperature is 0, unless flags say otherwise.

      Rows come from --dataset-dir; prony fetch TASK gets them there, and so does --fetch.
      """)

  @OptionGroup var running: RunOptions
  @OptionGroup var options: PerfOptions

  func run() async throws {
    let tasks = options.words
    if tasks.isEmpty { throw ValidationError("no TASK is named; shipped are \(Prony.taskNames.joined(separator: ", "))") }
    var plans: [RunPlan] = []
    for task in tasks {
      plans.append(
        try await options.plan(files: running.config, of: task, preset: EvalCommand.preset, fetches: !running.dryRun))
    }
    if running.dryRun {
      for plan in plans { try Terminal.print(try Prony.preview(of: plan)) }
      return
    }
    let interruptions = try Interruptions()
    var reports: [RunReport] = []
    for plan in plans where interruptions.first == nil {
      let report = try await running.report(of: plan, interruptions)
      try Terminal.print(report, asJSON: running.json)
      reports.append(report)
    }
    if reports.count > 1, !running.json {
      try Terminal.print("\n" + Leaderboard(reports, usesColor: Terminal.standardOutput.usesColor).text)
    }
    throw interruptions.first.map(ExitStatus.init(stoppedBy:)) ?? ExitStatus(worstOf: reports)
  }

  /// What an evaluation says of a plan before its flags do.
  private static let preset: [JSONValue.Member] = [
    .init("score", true), .init("retries", 3), .init("temperature", 0),
  ]
}

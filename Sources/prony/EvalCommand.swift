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
      A TASK is a folder with a task.yaml, a file of questions and answers (.jsonl, .csv, .tsv), or one that
      ships: \(Prony.taskNames.joined(separator: ", ")).

      Each is a run of its own. Every sample is asked once at each point of the sweep, failed
      requests are retried up to three times, and the temperature is 0, unless flags say otherwise.

      Rows come from --dataset-dir; prony fetch TASK gets them there, and so does --fetch.

      --stage infer leaves the replies unscored; prony eval --stage score RUN ... scores them later.
      """)

  @OptionGroup var running: RunOptions
  @OptionGroup var options: PerfOptions

  func run() async throws {
    if options.task.stage == [EvaluationStage.score.rawValue] { return try await score() }
    // A plan file names its task by its prompts.
    let tasks = options.words.isEmpty && !running.config.isEmpty ? [nil] : options.words.map(Optional.some)
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
      if plan.stage == .infer {
        Terminal.complain("not scored yet: prony eval --stage score \(report.runDirectory.escapedForDisplay())")
      }
      reports.append(report)
    }
    try compare(reports)
    throw interruptions.first.map(ExitStatus.init(stoppedBy:)) ?? ExitStatus(worstOf: reports)
  }

  /// Scores the runs that are named instead of tasks; nothing is asked.
  private func score() async throws {
    let runs = options.words
    if runs.isEmpty {
      throw ValidationError("no RUN is named; --stage score takes the folders of runs made with --stage infer")
    }
    let others =
      options.given(takesWords: true).map(\.flag).filter { !["--stage", "--sandbox"].contains($0) }
      + (running.dryRun ? ["--dry-run"] : []) + (running.config.isEmpty ? [] : ["--config"])
    if let other = others.first {
      throw ValidationError("\(other) does not go with --stage score, which asks nothing; --no-sandbox and --json do")
    }
    let interruptions = try Interruptions()
    let inSandbox = options.task.sandbox ?? RunPlan().isSandboxed
    var reports: [RunReport] = []
    for run in runs {
      let scoring = Task { try await Prony.score(run, inSandbox: inSandbox) { Terminal.complain($0) } }
      let watch = Task { for await _ in interruptions.stream { scoring.cancel() } }
      defer { watch.cancel() }
      let report: RunReport
      do { report = try await scoring.value } catch { throw interruptions.first.map(ExitStatus.init(stoppedBy:)) ?? error }
      try Terminal.print(report, asJSON: running.json)
      reports.append(report)
    }
    try compare(reports)
    throw ExitStatus(worstOf: reports)
  }

  /// Prints the table of several reports.
  private func compare(_ reports: [RunReport]) throws {
    if reports.count > 1, !running.json {
      try Terminal.print("\n" + Leaderboard(reports, usesColor: Terminal.standardOutput.usesColor).text)
    }
  }

  /// What an evaluation says of a plan before its flags do.
  private static let preset: [JSONValue.Member] = [
    .init("score", true), .init("retries", 3), .init("temperature", 0),
  ]
}

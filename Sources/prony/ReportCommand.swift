internal import ArgumentParser
internal import PronyKit
internal import Reports
internal import Vocabulary

/// `prony report`: enters the line again at a run's records.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Reports a run once more, from the records in its folder.",
    discussion: """
      A run that was killed is reported as far as its records go. Of several runs that were scored a table is printed,
      each against its task's target, or against the first run that asked the task under the same load.
      """)

  @Argument(help: ArgumentHelp("The run's folder; several are put side by side.", valueName: "RUN"), completion: .directory)
  var folders: [String]
  @Option(help: ArgumentHelp("What the score of a task is to reach, beside several runs. Repeatable.", valueName: "TASK=SCORE"))
  var target: [String] = []
  @Flag(help: "Print report.json instead of the console report.")
  var json = false

  func validate() throws {
    if folders.contains("") { throw ValidationError("RUN is empty; name the folder of a run, as runs/<time>-<name>") }
  }

  func run() throws {
    guard folders.count == 1 else { return try compare() }
    if let target = target.first {
      throw ValidationError("--target \(target) goes with several runs, which are put side by side")
    }
    let report = try report(of: folders[0])
    try Terminal.print(report, asJSON: json)
    throw ExitStatus(report)
  }

  /// Puts runs side by side.
  private func compare() throws {
    if json { throw ValidationError("--json goes with one run; each has its report.json in its folder") }
    let targets = try target.map { written in
      let parts = written.split(separator: "=")
      guard parts.count == 2, let value = Double(parts[1]) else {
        throw ValidationError("--target \(written) is not a TASK=SCORE, as gsm8k=0.75")
      }
      return (String(parts[0]), value)
    }
    let reports = try folders.map(report)
    let tasks = reports.flatMap { $0.points.compactMap(\.score?.task) }.uniqued
    for (task, _) in targets where !tasks.contains(task) {
      throw ValidationError("--target \(task): these runs scored \(tasks.joined(separator: ", "))")
    }
    let table = Leaderboard(
      reports, targets: Dictionary(targets) { $1 }, usesColor: Terminal.standardOutput.usesColor
    ).text
    if table.isEmpty { throw ValidationError("none of these runs was scored; give one alone for its report") }
    try Terminal.print(table)
    throw ExitStatus(worstOf: reports)
  }

  private func report(of folder: String) throws -> RunReport {
    do throws(PronyError) { return try Prony.report(of: folder) } catch {
      // It can be read all the same.
      if let report = error.report { try Terminal.print(report, asJSON: json) }
      throw error
    }
  }
}

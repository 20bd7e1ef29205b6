internal import ArgumentParser
internal import PronyKit

/// `prony report`: enters the line again at a run's records.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Reports a run once more, from the records in its folder.",
    discussion: "A run that was killed is reported as far as its records go.")

  @Argument(help: ArgumentHelp("The run's folder.", valueName: "RUN"), completion: .directory)
  var folder: String
  @Flag(help: "Print report.json instead of the console report.")
  var json = false

  func validate() throws {
    if folder.isEmpty { throw ValidationError("RUN is empty; name the folder of a run, as runs/<time>-<name>") }
  }

  func run() throws {
    let report = try Prony.report(of: folder)
    try Terminal.print(report, asJSON: json)
    throw ExitStatus(report)
  }
}

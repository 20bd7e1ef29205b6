internal import ArgumentParser
internal import PronyKit
internal import Vocabulary

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
    let report: RunReport
    do throws(PronyError) { report = try Prony.report(of: folder) } catch {
      // It can be read all the same.
      if let report = error.report { try Terminal.print(report, asJSON: json) }
      throw error
    }
    try Terminal.print(report, asJSON: json)
    throw ExitStatus(report)
  }
}

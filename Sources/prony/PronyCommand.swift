internal import ArgumentParser
internal import Glibc
internal import PronyKit

/// `prony`: argv, the terminal, signals and the exit code; all else is PronyKit's.
@main
struct PronyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prony",
    abstract: "Loads an inference endpoint, measures what it delivers, and says whether to believe the numbers.",
    version: Prony.version,
    subcommands: [
      PerfCommand.self, EvalCommand.self, FetchCommand.self, ReportCommand.self, ProtocolCommand.self, MockCommand.self,
    ])

  static func main() async {
    Terminal.replaceClosedStreams()
    // A reader that closes its end, or a server, must not kill the run.
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try parseAsRoot(ArgumentVector.words(of: ArgumentVector.raw))
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      Glibc.exit(ExitStatus.afterTelling(error).rawValue)
    }
  }
}

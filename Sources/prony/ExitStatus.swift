internal import ArgumentParser
internal import MockServer
internal import PronyKit
internal import Vocabulary

/// What the process tells its caller.
enum ExitStatus: Int32 {
  /// Valid, perhaps with warnings.
  case success = 0
  /// The command line or the plan is wrong.
  case usage = 2
  /// The endpoint, or a hub, could not be reached, or no request succeeded.
  case noSuccess = 3
  /// The measurement is not to be believed, or not all there.
  case invalid = 4
  /// A file could not be read or written, or this machine refused something else.
  case inputOutput = 6
  /// Stopped by SIGINT, as this process was or the run that it reports.
  case interrupted = 130
  /// This process was stopped by SIGTERM or SIGHUP.
  case terminated = 143

  /// The status that `report` deserves, whenever its run was.
  init(_ report: RunReport) {
    self =
      switch report.verdict.status {
      case .interrupted: .interrupted
      case _ where report.points.allSatisfy({ $0.counts.succeeded == 0 && $0.counts.planned != 0 }): .noSuccess
      case .invalid, .incomplete: .invalid
      case .valid, .validWithWarnings: .success
      }
  }

  /// The status that the worst of `reports` deserves.
  init(worstOf reports: [RunReport]) {
    let statuses = reports.map(ExitStatus.init)
    self = statuses.first { $0 == .noSuccess } ?? statuses.first { $0 != .success } ?? .success
  }

  /// The status of a process that `signal` stopped.
  init(stoppedBy signal: Interruptions.Signal) {
    self =
      switch signal {
      case .interrupt: .interrupted
      case .terminate: .terminated
      }
  }

  /// Tells the user of `error` on the right stream.
  ///
  /// - Returns: the status to exit with.
  static func afterTelling(_ error: any Error) -> ExitStatus {
    switch error {
    case let status as ExitStatus:
      return status
    case let error as PronyError:
      Terminal.complain("\(error)")
      return ExitStatus(error)
    case let problems as PlanProblems:
      Terminal.complain(problems.listed(as: "the command line"))
      return .usage
    case let error as MockServerError:
      Terminal.complain("\(error)")
      if case .options = error { return .usage }
      return .inputOutput
    default:
      let message = PronyCommand.fullMessage(for: error)
      if PronyCommand.exitCode(for: error).isSuccess {
        do throws(ExitStatus) { try Terminal.print(message + "\n") } catch { return error }
        return .success
      }
      Terminal.standardError.write(message + "\n")
      return .usage
    }
  }

  private init(_ error: PronyError) {
    self =
      switch error {
      case .plan, .definition, .task: .usage
      case .unreachable, .unfit, .unfetched: .noSuccess
      case .interrupted: .interrupted
      case .machine, .files, .unwritten: .inputOutput
      }
  }
}

extension ExitStatus: Error {}

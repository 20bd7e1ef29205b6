internal import Hubs
internal import Plans
internal import Records
public import Vocabulary

/// Why a run could not be made, or its report not be written.
public enum PronyError: Error, CustomStringConvertible {
  /// The plan has problems: all of them.
  case plan(PlanProblems)
  /// A definition of a protocol has problems: all of them.
  case definition(PlanProblems)
  /// A task, or the wish to fetch its rows, has problems: all of them.
  case task(PlanProblems)
  /// The endpoint at `url` could not be reached, before any load; `advice` is what else the user may do.
  case unreachable(url: String, RequestFailure, advice: String? = nil)
  /// The endpoint at `url` is there and cannot do what the run asks of it.
  case unfit(url: String, RequestFailure)
  /// Rows could not be fetched from where they are published.
  case unfetched(String)
  /// The user stopped the run before there was anything to report.
  case interrupted
  /// This machine refused something: a descriptor, a thread.
  case machine(String)
  /// A file could not be read or written.
  case files(String)
  /// The run is all there, and this is its report, but that could not be written into its folder.
  case unwritten(RunReport, reason: String)

  /// What happened, where, and what to do next.
  public var description: String {
    switch self {
    case .plan(let problems): problems.description
    case .definition(let problems): problems.listed(as: "the protocol")
    case .task(let problems): problems.listed(as: "the task")
    case .unreachable(let url, let failure, let advice):
      "cannot reach \(url): \(failure.kind.rawValue): \(failure.detail); is the endpoint running?"
        + (advice.map { " (\($0))" } ?? "")
    case .unfit(let url, let failure):
      "\(url) cannot be asked for likelihoods: \(failure.detail); ask a server that can, as vLLM's completions, or take a setting that "
        + "generates (--no-preflight skips this look)"
    case .interrupted: "stopped before the load began: no run was made"
    case .unfetched(let what), .machine(let what), .files(let what), .unwritten(_, let what): what
    }
  }

  /// The report that was made, but not written.
  public var report: RunReport? { if case .unwritten(let report, _) = self { report } else { nil } }

  init(_ error: RecordsError) { self = .files(error.description) }

  init(_ error: UnreadableFile) { self = .files("cannot read \(error.path.escapedForDisplay()): \(error.reason)") }

  init(_ error: HubsError) {
    self =
      switch error {
      case .problems(let problems): .task(problems)
      case .hub: .unfetched(error.description)
      case .file: .files(error.description)
      case .machine: .machine(error.description)
      }
  }
}

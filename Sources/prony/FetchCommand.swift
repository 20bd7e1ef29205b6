internal import ArgumentParser
internal import PronyKit
internal import Vocabulary

/// `prony fetch`: the rows of tasks, from where they are published.
struct FetchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fetch", abstract: "Fetches the rows of benchmarks from where they are published.",
    discussion: """
      What is there already is left as it is, and needs no network. What broke off is gone on with, where the hub \
      says what the whole of it is; its sha256 is checked then.

      HF_ENDPOINT and MODELSCOPE_ENDPOINT name other addresses of the hubs, HF_TOKEN holds a token for data sets \
      that need one, and proxies are those of the environment.
      """)

  @Argument(help: ArgumentHelp("Shipped tasks, or folders with a task.yaml.", valueName: "TASK"))
  var tasks: [String]
  @Option(
    help: ArgumentHelp("Where the rows go: into a folder of the task's name in it.", valueName: "FOLDER"),
    completion: .directory)
  var datasetDir = RunPlan().datasetFolder
  @Option(
    help: ArgumentHelp("A split to fetch. Without it: those that some setting of the task asks. Repeatable.", valueName: "NAME")
  )
  var split: [String] = []
  @Option(
    help: ArgumentHelp(
      "Where to fetch from. Without it: the first place of the task's own that has the split.", valueName: hubs),
    transform: hub)
  var hub: Hub?

  private static let hubs = Hub.allCases.map(\.rawValue).joined(separator: "|")

  func run() async throws {
    let line = FetchLine(writingTo: .standardOutput)
    defer { line.clear() }
    for task in tasks {
      try await Prony.fetchRows(
        of: task, splits: split, from: hub, into: datasetDir, environment: Environment.all, progress: line.show)
    }
  }

  private static func hub(called word: String) throws -> Hub {
    guard let hub = Hub(rawValue: word) else { throw ValidationError("“\(word)” is no hub; accepted: \(hubs)") }
    return hub
  }
}

import FoundationEssentials
import TestKit

extension Command {
  /// The `prony` that was built beside these tests.
  static let prony: String = {
    let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return tests.split(separator: "/").dropLast().map { "/\($0)" }.joined() + "/prony"
  }()

  static var pronyIsBuilt: Bool { FileManager.default.isExecutableFile(atPath: prony) }

  /// What a `prony` of these tests gets of their own environment: how to find programs, and what a sanitizer is told.
  private static let inherited = ProcessInfo.processInfo.environment.filter { ["PATH", "TSAN_OPTIONS"].contains($0.key) }

  /// Starts `prony` as from a shell with lines of 80 columns.
  static func start(
    _ arguments: [String], environment: [String: String] = [:], in folder: TemporaryFolder
  ) throws -> Command {
    let environment = inherited.merging(["COLUMNS": "80"]) { $1 }.merging(environment) { $1 }
    return try Command(prony, arguments, environment: environment, in: folder.path)
  }

  /// Runs `prony` to its end.
  static func run(
    _ arguments: [String], environment: [String: String] = [:], in folder: TemporaryFolder
  ) async throws -> Showing {
    try await start(arguments, environment: environment, in: folder).finish()
  }

  /// Runs `prony perf` with a small load against `url`.
  static func perf(
    _ url: String, _ arguments: String..., environment: [String: String] = [:], in folder: TemporaryFolder
  ) async throws -> Showing {
    try await run(small(url) + arguments, environment: environment, in: folder)
  }

  /// The words of a small load against `url`: eight short requests by two users, on one thread.
  static func small(_ url: String) -> [String] {
    [
      "perf", "--url", url, "--model", "mock", "--concurrency", "2", "--requests", "8", "--max-output-tokens", "4",
      "--threads", "1",
    ]
  }

  /// Where the mock listens that this is; waits until it says so.
  func mockURL() async throws -> String {
    let ready = await shows { $0.output.contains("listening on ") && $0.output.hasSuffix("\n") }
    guard ready.status == nil, let url = ready.output.split(whereSeparator: \.isWhitespace).last else {
      throw DoesNotListen(showing: ready)
    }
    return String(url)
  }

  struct DoesNotListen: Error {
    let showing: Showing
  }
}

import FoundationEssentials
import TestKit
import Testing

@Suite(.binary) struct HelpTests {
  @Test(arguments: [([], "prony"), (["perf"], "perf"), (["report"], "report"), (["mock"], "mock")])
  func `help is what the file says`(command: [String], name: String) async throws {
    let folder = try TemporaryFolder()
    let ended = try await Command.run(command + ["--help"], environment: ["COLUMNS": "100"], in: folder)
    #expect(ended.status == 0)
    let file = Repository.path(of: "Tests/pronyTests/Goldens/\(name).txt")
    if ProcessInfo.processInfo.environment["PRONY_UPDATE_GOLDENS"] == "1" {
      try TemporaryFolder.write(ended.output, toFile: file)
    }
    #expect(ended.output == (try TemporaryFolder.text(ofFile: file)), "\(name).txt has another text")
  }
}

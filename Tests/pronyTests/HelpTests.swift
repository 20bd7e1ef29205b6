import TestKit
import Testing

@Suite(.binary) struct HelpTests {
  @Test(arguments: [
    ([], "prony"), (["perf"], "perf"), (["eval"], "eval"), (["fetch"], "fetch"), (["report"], "report"),
    (["protocol"], "protocol"),
    (["mock"], "mock"),
  ])
  func `help is what the file says`(command: [String], name: String) async throws {
    let folder = try TemporaryFolder()
    let ended = try await Command.run(command + ["--help"], environment: ["COLUMNS": "100"], in: folder)
    #expect(ended.status == 0)
    let golden = try Repository.golden("Tests/pronyTests/Goldens/\(name).txt", updatedTo: ended.output)
    #expect(ended.output == golden, "\(name).txt has another text")
  }
}

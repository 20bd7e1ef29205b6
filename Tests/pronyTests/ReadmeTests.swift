import TestKit
import Testing

@Suite(.binary) struct ReadmeTests {
  /// The lines that begin `$ prony` in a document's console blocks marked `run`.
  private static func commands(in document: String) -> [String] {
    guard let text = try? TemporaryFolder.text(ofFile: Repository.path(of: document)) else { return [] }
    var isMarked = false
    return text.split(separator: "\n").compactMap { line in
      if line.hasPrefix("```") { isMarked = line == "```console run" }
      return isMarked && line.hasPrefix("$ prony ") ? String(line.dropFirst("$ prony ".count)) : nil
    }
  }

  @Test func `the README has commands to run`() {
    #expect(ReadmeTests.commands(in: "README.md").count >= 7)
  }

  @Test(arguments: ["README.md", "CONTRIBUTING.md"].flatMap(commands))
  func `what a document shows works`(line: String) async throws {
    let folder = try TemporaryFolder()
    let mock = try Command.start(["mock", "--ttft", "1ms", "--itl", "0s", "--tokens", "4"], in: folder)
    let words = line.replacing("http://localhost:8000", with: try await mock.mockURL())
    let ended = try await Command.run(words.split(separator: " ").map(String.init), in: folder)
    // A busy machine can make a load INVALID (4), and that is right; all else is the document's fault.
    #expect(ended.status == 0 || ended.status == 4 && !line.contains("--dry-run"), "\(line)\n\(ended.errors)")
    #expect(ended.errors == "")
    #expect(!ended.output.isEmpty)
  }
}

import MockServer
import PronyKit
import TestKit
import Testing
import Vocabulary

/// The README's example of the library, compiled and run.
@Suite struct LibraryExampleTests {
  /// The lines of the README's first block of Swift.
  private static func example() throws -> [Substring] {
    let text = try TemporaryFolder.text(ofFile: Repository.path(of: "README.md"))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex(of: "```swift"))
    return Array(lines[(start + 1)...].prefix { $0 != "```" })
  }

  @Test func `it runs, and is what stands here`() async throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder("datasets")
    try folder.write("{\"question\": \"1 + 1?\", \"answer\": \"#### 2\"}\n", to: "datasets/test.jsonl")
    try await withServer { _ in
    } _: { server in
      var plan = RunPlan()
      plan.urls = [server.url]
      plan.model = "my-model"
      plan.prompts = .set("gsm8k")
      plan.isScored = true
      plan.datasetFolder = "\(folder.path)/datasets"
      plan.outDirectory = folder.path
      let report = try await Prony.run(plan)
      for point in report.points { print(point.score?.metrics.first?.value ?? .nan, point["ttft"] as Any) }
      #expect(report.points.map { $0.score?.metrics.first?.count } == [1])
    }
    let own = try TemporaryFolder.text(ofFile: #filePath).split(separator: "\n").map { String($0.drop { $0 == " " }) }
    let shown = try Self.example().map { String($0).replacing("\"http://localhost:8000\"", with: "server.url") }
    #expect(shown.count >= 6)
    #expect(shown.allSatisfy { own.contains($0) }, "the README shows other lines than run here")
  }
}

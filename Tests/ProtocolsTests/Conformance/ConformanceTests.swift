import FoundationEssentials
import Testing
import Vocabulary

@testable import Protocols

/// What every folder of `protocols/` must keep, found by looking: a new one is tested without a line of Swift.
@Suite struct ConformanceTests {
  @Test func `finds the folders`() {
    #expect(ProtocolFolder.all.count >= 18)
  }

  @Test(arguments: ProtocolFolder.all)
  func `a folder is complete, and ships`(_ folder: ProtocolFolder) throws {
    let definition = try folder.definition()
    #expect(definition.id == folder.id)
    #expect(folder.names("").contains("README.md"))
    #expect(try ProtocolCatalogue.definition(named: folder.id).title == definition.title, "embedded.c lacks it")

    let fixtures = folder.fixtures
    #expect(!fixtures.requests.isEmpty, "no request fixture")
    #expect(fixtures.strayReplies.isEmpty, "replies without expectations")
    let replies = try fixtures.replies.map { try fixtures.reply($0) }
    for isStreamed in [true, false] {
      var plan = RunPlan()
      plan.isStreamed = isStreamed
      guard definition.isStreamed(for: plan) == isStreamed else { continue }
      #expect(
        replies.contains { $0.isStreamAskedFor == isStreamed && $0.expected.outcome == "succeeded" },
        "no \(isStreamed ? "streamed" : "whole") reply")
    }
    #expect(replies.contains { $0.expected.outcome == "api_error" }, "no error in a reply")
    #expect(replies.contains { $0.head.status >= 400 }, "no refusal")
  }

  @Test func `ships no protocol without a folder`() {
    #expect(Set(ProtocolCatalogue.ids) == Set(ProtocolFolder.all.map(\.id)))
  }

  @Test func `the example that the notes give is sound`() throws {
    let notes = String(decoding: try Data(contentsOf: URL(filePath: "\(ProtocolFolder.top)/README.md")), as: UTF8.self)
    let example = try #require(notes.split(separator: "```yaml\n").dropFirst().first?.split(separator: "```").first)
    #expect(try ProtocolDefinition(yaml: String(example), file: "README.md").id == "my-api")
  }

  @Test(arguments: ProtocolFolder.all.flatMap { folder in folder.fixtures.requests.map { (folder, $0) } })
  func `spells a request`(_ folder: ProtocolFolder, _ name: String) throws {
    #expect(try folder.conformance().problems(ofRequest: name) == [])
  }

  @Test(arguments: ProtocolFolder.all.flatMap { folder in folder.fixtures.replies.map { (folder, $0) } })
  func `reads a reply, however it is cut`(_ folder: ProtocolFolder, _ name: String) throws {
    #expect(try folder.conformance().problems(ofReply: name) == [])
  }

  /// What to put in the place of what in the definition of `echo`, and where its fixtures then find fault with it.
  @Test(arguments: [
    ("content: text", "content: txt", "fixtures/replies/stream", "another events, in pieces of 100"),
    ("done: \"[DONE]\"", "done: END", "fixtures/replies/stream", "another outcome, in pieces of 100"),
    ("error: error", "error: fault", "fixtures/replies/error", "another outcome, in pieces of 55"),
    ("output: usage.output", "output: usage.out", "fixtures/replies/whole", "another usage, in pieces of 50"),
    ("path: /echo", "path: /ecco", "fixtures/requests/stream.json", "another url"),
    ("prompt: ${prompt}", "text: ${prompt}", "fixtures/requests/whole.json", "another body"),
  ])
  func `finds fault with a definition that is not its fixtures'`(
    _ from: String, _ to: String, _ place: String, _ problem: String
  ) throws {
    let folder = try #require(ProtocolFolder.all.first { $0.id == "echo" })
    let yaml = try ProtocolCatalogue.source(of: "echo").yaml
    let wrong = try ProtocolDefinition(yaml: yaml.replacing(from, with: to), file: "wrong.yaml")
    let problems = Conformance(of: wrong, folder: folder.path).problems()
    #expect(problems.contains { $0.place == place && $0.problem == problem }, "\(problems)")
  }
}

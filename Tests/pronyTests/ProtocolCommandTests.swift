import TestKit
import Testing

@Suite(.binary) struct ProtocolCommandTests {
  private let folder: TemporaryFolder
  private let definition = """
    id: mine
    title: My own
    source: here
    request: { path: /x, body: { prompt: "${prompt}" } }
    streamed: { framing: ndjson, content: text }
    """

  init() throws { folder = try TemporaryFolder() }

  @Test func `lists what ships and what is the user's own`() async throws {
    try folder.makeFolder("config/prony/protocols/other")
    try folder.write(definition, to: "config/prony/protocols/mine.yaml")
    try folder.write("id: Bad", to: "config/prony/protocols/other/protocol.yaml")
    let ended = try await run("list")
    #expect(ended.status == 0)
    let lines = ended.output.split(separator: "\n")
    #expect(lines.first == "ID                   STREAM            TITLE")
    #expect(lines.contains("openai-embeddings    -                 OpenAI embeddings"))
    #expect(lines.contains("bedrock-converse     aws-event-stream  Amazon Bedrock converse"))
    let own = folder.path(of: "config/prony/protocols")
    #expect(
      lines.suffix(2) == [
        "mine                 ndjson            My own (\(own)/mine.yaml)",
        "other                ?                 cannot be used: see prony protocol check (\(own)/other/protocol.yaml)",
      ])
  }

  @Test func `shows a definition as it is written`() async throws {
    #expect(
      try await run("show", "echo").output == TemporaryFolder.text(ofFile: Repository.path(of: "protocols/echo/protocol.yaml")))
    try folder.makeFolder("config/prony/protocols")
    try folder.write(definition, to: "config/prony/protocols/mine.yaml")
    #expect(try await run("show", "mine").output == definition)
    let unknown = try await run("show", "mini")
    #expect(unknown.status == 2)
    #expect(
      unknown.errors.hasPrefix("prony: a problem with the protocol:\n  protocol “mini”: no such protocol; accepted: mine, "))
  }

  @Test func `checks a definition, and its fixtures`() async throws {
    try folder.write(definition, to: "mine.yaml")
    #expect(try await run("check", "mine.yaml").output == "mine: the definition is sound, no fixtures beside it\n")
    try folder.makeFolder("fixtures/replies")
    try folder.write("{\"text\":\"a\"}\n", to: "fixtures/replies/one.ndjson")
    let expected =
      #"{"about":"x","events":["content"],"outcome":"succeeded","text":"TEXT","usage":{"output":1},"token_source":"chunks"}"#
    try folder.write(expected.replacing("TEXT", with: "a"), to: "fixtures/replies/one.expected.json")
    #expect(try await run("check", "mine.yaml").output == "mine: the definition is sound, 1 fixtures hold\n")
    try folder.write(expected.replacing("TEXT", with: "b"), to: "fixtures/replies/one.expected.json")
    let wrong = try await run("check", "./mine.yaml")
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("  fixtures/replies/one “a”: another text, in pieces of 13; accepted: b\n"))
    try folder.write(definition.replacing("ndjson", with: "ndjsn"), to: "mine.yaml")
    #expect(try await run("check", "mine.yaml").errors.contains("  ./mine.yaml:5 streamed.framing “ndjsn”: not accepted"))
  }

  @Test func `a run finds a user's own definition by its name`() async throws {
    try folder.makeFolder("config/prony/protocols")
    try folder.write(definition, to: "config/prony/protocols/mine.yaml")
    let ended = try await run(
      ["perf", "--protocol", "mine", "--url", "http://h", "--model", "m", "--concurrency", "1", "--requests", "1", "--dry-run"])
    #expect(ended.status == 0, "\(ended.errors)")
    #expect(ended.output.contains("# to http://h/x\n"))
  }

  private func run(_ words: String...) async throws -> Command.Showing { try await run(["protocol"] + words) }

  private func run(_ words: [String], _ environment: [String: String] = [:]) async throws -> Command.Showing {
    let home = ["XDG_CONFIG_HOME": folder.path(of: "config")]
    return try await Command.run(words, environment: home.merging(environment) { $1 }, in: folder)
  }
}

import Testing
import Vocabulary

@testable import Protocols

@Suite struct ProtocolDraftTests {
  /// What the shipped definition of `folder` makes of its fixture `stream`, or `whole` where it has none, and what a draft made of
  /// nothing but a request and that reply does.
  private func readings(of folder: ProtocolFolder) throws -> (shipped: Reading, drafted: Reading, yaml: String) {
    let shipped = try folder.definition()
    let name = folder.fixtures.replies.contains("stream") ? "stream" : "whole"
    let reply = try folder.fixtures.reply(name)
    let requests = folder.fixtures.requests
    let request = try #require(requests.first { $0.hasPrefix(name == "stream" ? "everything" : "whole") } ?? requests.first)
    let sent = try folder.fixtures.request(request).expected
    let exchange = ObservedExchange(
      method: "POST", url: try #require(sent["url"]?.string), headers: [], body: try #require(sent["body"]).text,
      reply: .init(status: 200, contentType: reply.head.contentType, body: reply.bytes))
    let draft = try ProtocolDraft(of: exchange)
    let drafted = try ProtocolDefinition(yaml: draft.yaml, file: "draft.yaml")
    return (
      Reading(of: reply, by: shipped), Reading(of: reply, by: drafted), draft.yaml
    )
  }

  /// Whose one reply does not show that a finish reason of "null" is none, that a status is one, that a last token is no text.
  private static let tellTooLittle = ["dashscope", "openai-responses", "tgi-generate"]

  private struct Reading: Equatable {
    var kinds: [TokenKind]
    var text: String?
    var finishReason: String?
    var output: Int?
    var outcome: RequestFailure.Kind?

    init(of reply: ReplyFixture, by definition: ProtocolDefinition) {
      var parser = definition.parser(isStreamed: reply.isStreamAskedFor, keepsText: true)
      var kinds: [TokenKind] = []
      parser.begin(reply.head)
      parser.receive(reply.bytes.span) { kinds.append($0.kind) }
      let end = parser.finish { kinds.append($0.kind) }
      self.kinds = kinds.filter(\.isOutput)
      text = end.text
      finishReason = end.finishReason
      output = end.usage.output
      outcome = end.failure?.kind
    }
  }

  @Test(arguments: ProtocolFolder.all)
  func `a reply shows enough to be read as the shipped definition reads it`(folder: ProtocolFolder) throws {
    let (shipped, drafted, yaml) = try readings(of: folder)
    #expect(drafted.output == shipped.output && drafted.outcome == nil && shipped.outcome == nil, "\(yaml)")
    #expect((drafted == shipped) != ProtocolDraftTests.tellTooLittle.contains(folder.id), "\(yaml)")
  }

  @Test func `no secret of a request comes into its draft`() throws {
    let exchange = try ObservedExchange(
      curl: #"""
        curl -sN 'https://user:s3cret@api.example/v1/gen?alt=sse&key=s3cret' -H "Authorization: Bearer s3cret"           -H 'x-api-key: s3cret' -H 'X-Team: blue' -d '{"prompt": "Say hi.", "stream": true}' | jq .
        """#)
    let draft = try ProtocolDraft(of: exchange, id: "gen")
    #expect(!draft.yaml.contains("s3cret") && !draft.findings.joined().contains("s3cret"))
    #expect(
      draft.yaml == """
        id: gen
        title: gen
        source: "https://api.example/v1/gen?alt=sse"

        request:
          path: "/v1/gen?alt=sse"
          headers:
            Authorization: "Bearer ${api_key}"
            x-api-key: ${api_key}
            X-Team: blue
          body:
            prompt: ${prompt}
            stream: ${stream}

        streamed:
          framing: sse
          content: path.to.the.text

        """)
    #expect(draft.findings.contains { $0.contains("--probe") })
  }

  @Test func `a prompt without a name that is known is the longest text, which is said to be a guess`() throws {
    let exchange = ObservedExchange(
      method: "PUT", url: "http://h:1/a", headers: [], body: #"{"lang": "en", "ask": {"words": "How far is the moon?"}}"#)
    let draft = try ProtocolDraft(of: exchange)
    #expect(draft.yaml.contains("  method: PUT\n") && draft.yaml.contains("    ask:\n      words: ${prompt}\n"))
    #expect(draft.findings.contains { $0.contains("guess") })
  }

  @Test(arguments: ["", "a=1&b=2", "[1]", "{"]) func `a body that is no JSON object is refused`(body: String) {
    let exchange = ObservedExchange(method: "POST", url: "http://h/", headers: [], body: body)
    let problem = #expect(throws: PlanProblem.self) { try ProtocolDraft(of: exchange) }
    #expect(problem?.accepted == "a JSON object")
  }
}

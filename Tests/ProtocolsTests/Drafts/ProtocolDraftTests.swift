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
    #expect(draft.findings.contains("left out of the URL: key, which each run's URL may have"))
    #expect(draft.findings.last == "no reply was seen: say in the draft where its text is")
  }

  @Test func `a prompt without a name that is known is the longest text, which is said to be a guess`() throws {
    let exchange = ObservedExchange(
      method: "PUT", url: "http://h:1/a", headers: [], body: #"{"lang": "en", "ask": {"words": "How far is the moon?"}}"#)
    let draft = try ProtocolDraft(of: exchange)
    #expect(draft.yaml.contains("  method: PUT\n") && draft.yaml.contains("    ask:\n      words: ${prompt}\n"))
    #expect(draft.findings.contains { $0.contains("guess") })
  }

  @Test(arguments: [
    (#"{"api_key": "s3cret", "prompt": "hi"}"#, "api_key: ${api_key}"),
    (#"{"prompt": "hi", "auth": {"Authorization": "Bearer s3cret"}}"#, "Authorization: \"Bearer ${api_key}\""),
    (#"{"prompt": "hi", "token": "s3cret", "max_tokens": 3, "stop_token": "END"}"#, "stop_token: END"),
    (#"{"prompt": "hi", "any": ["sk-s3cret"]}"#, "- ${api_key}"),
    (#"{"messages": [{"role": "user", "text": "hi", "password": "s3cret"}]}"#, #"password: "[redacted]""#),
  ])
  func `nor does one of its body`(body: String, line: String) throws {
    let exchange = ObservedExchange(method: "POST", url: "http://h/v1", headers: [], body: body)
    let draft = try ProtocolDraft(of: exchange)
    #expect(draft.yaml.contains(line) && !draft.yaml.contains("s3cret") && !draft.findings.joined().contains("s3cret"))
  }

  @Test func `what reads as a placeholder and is none stays what it is`() throws {
    let body = #"{"prompt": "hi", "template": "${nope} $${x}", "messages": [{"role": "user", "says": "hi", "as": "${role}"}]}"#
    let exchange = ObservedExchange(
      method: "POST", url: "http://h/${model}", headers: [HTTPHeader("X-A", "${api_key}")], body: body)
    let draft = try ProtocolDraft(of: exchange)
    let definition = try ProtocolDefinition(yaml: draft.yaml, file: "draft.yaml")
    var plan = RunPlan()
    (plan.model, plan.apiKey) = ("m", Secret("k"))
    #expect(definition.url(for: "http://h", plan: plan) == "http://h/${model}")
    #expect(definition.headers(for: plan).contains(HTTPHeader("X-A", "${api_key}")))
    let sent = try JSONText(
      String(
        decoding: definition.body(for: Prompt(.messages(json: #"[{"role":"user","content":"a"}]"#)), plan: plan), as: UTF8.self)
    )
    #expect(sent["template"]?.string == "${nope} $${x}")
    #expect(sent["messages"]?.text == #"[{"role":"user","says":"a","as":"${role}"}]"#)
  }

  @Test func `what a shell would have expanded is refused where it would stand in the draft`() throws {
    let kept = #"curl http://h/v1 -H "Authorization: Bearer $KEY" -d "{\"model\": \"$MODEL\", \"prompt\": \"$1\"}""#
    #expect(try ProtocolDraft(of: ObservedExchange(curl: kept)).yaml.contains("Authorization: \"Bearer ${api_key}\"\n"))
    for command in [
      #"curl $BASE/v1 -d '{"prompt":"$1"}'"#, #"curl http://h/v1 -H "X-A: $BASE" -d '{"prompt":"hi"}'"#,
      #"curl http://h/v1 -d "{\"prompt\":\"hi\",\"$BASE\":1}""#, #"curl http://h/v1 -d "{\"prompt\": $BASE}""#,
    ] {
      let problems = #expect(throws: PlanProblems.self) { try ProtocolDraft(of: ObservedExchange(curl: command)) }
      #expect(problems?.problems.map(\.value) == ["$BASE"], "\(command)")
    }
  }

  @Test(arguments: [
    ("POST", "http://h/v1", "X-A: b", #"{"a": {"prompt": "hi"}}"#, "No Name", "--id"),
    ("POST", "http://h/v1", "X-A: b", #"{"prompt": "hi"}"#, "", "--id"),
    ("DELETE", "http://h/v1", "X-A: b", #"{"prompt": "hi"}"#, "a", "the method"),
    ("POST", "http://h/é?key=s3cret", "X-A: b", #"{"prompt": "hi"}"#, "a", "the URL"),
    ("POST", "http://h/v1", "X A: b", #"{"prompt": "hi"}"#, "a", "the header X A"),
    ("POST", "http://h/v1", "X-A: b", "{}", "a", "the body"), ("POST", "http://h/v1", "X-A: b", #"{"a": 1}"#, "a", "the body"),
    ("POST", "http://h/v1", "X-A: b", "", "a", "the body"), ("POST", "http://h/v1", "X-A: b", "a=1&b=s3cret", "a", "the body"),
    ("POST", "http://h/v1", "X-A: b", "[1]", "a", "the body"), ("POST", "http://h/v1", "X-A: b", "{\n {", "a", "the body"),
  ])
  func `what no definition can spell is refused, and the part that is to blame is named`(
    method: String, url: String, header: String, body: String, id: String, place: String
  ) throws {
    let parts = header.split(separator: ": ").map(String.init)
    let exchange = ObservedExchange(method: method, url: url, headers: [HTTPHeader(parts[0], parts[1])], body: body)
    let problems = #expect(throws: PlanProblems.self) { try ProtocolDraft(of: exchange, id: id) }
    #expect(problems?.problems.map(\.place) == [place])
    #expect(problems?.description.contains("s3cret") == false)
  }

  @Test(arguments: [("{\"te", nil), ("{\"text\":{\"b\":1}}\n", "by this draft the reply fails: malformed_reply: ")])
  func `a reply that goes on in another way than it began is drafted from, and that is told`(
    end: String, finding: String?
  ) throws {
    let exchange = ObservedExchange(
      method: "POST", url: "http://h/v1", headers: [], body: #"{"prompt": "hi", "stream": true}"#,
      reply: .init(
        status: 200, contentType: "application/x-ndjson", body: Array("{\"text\":\"a\"}\n{\"text\":\"b\"}\n\(end)".utf8)))
    let draft = try ProtocolDraft(of: exchange)
    #expect(draft.yaml.hasSuffix("  framing: ndjson\n  content: text\n  error:\n    - error.message\n    - error\n"))
    #expect(draft.findings.last?.hasPrefix(finding ?? "content is at text") == true, "\(draft.findings)")
  }
}

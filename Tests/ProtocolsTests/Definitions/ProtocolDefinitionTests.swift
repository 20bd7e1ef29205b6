import Testing
import Vocabulary

@testable import Protocols

@Suite struct ProtocolDefinitionTests {
  /// A definition that is right, line by line.
  static let sound = """
    id: mine
    title: My API
    source: https://example.org/api
    request:
      path: /v2/generate
      headers: { X-Key: "${api_key}", X-Client: prony }
      body:
        input: ${prompt}
        options: { limit: "${max_output_tokens}", fixed: [1, 2.5, yes, "true", null, {}] }
    reply:
      content: out.text
      error: [error]
    streamed:
      framing: sse
      done: END
    whole: {}
    """

  @Test func `reads a definition`() throws {
    let definition = try ProtocolDefinition(yaml: Self.sound, file: "mine.yaml")
    #expect(definition.id == "mine")
    #expect(definition.title == "My API")
    #expect(definition.source == "https://example.org/api")
    #expect(definition.method == "POST")
    #expect(definition.url(for: "http://h", plan: RunPlan()) == "http://h/v2/generate")
    #expect(
      String(decoding: try definition.body(for: Prompt(.text("hi"), maxOutputTokens: 3), plan: RunPlan()), as: UTF8.self)
        == #"{"input":"hi","options":{"limit":3,"fixed":[1,2.5,"yes","true",null,{}]}}"#)
    let found = definition.replay(
      Array("data: {\"out\":{\"text\":\"a\"}}\n\ndata: END\n\n".utf8), head: ReplyHead(status: 200), isStreamed: true
    ) { 5 }
    #expect(found.text == "a")
    #expect(found.outcome == "succeeded")
  }

  /// What to put in the place of what, and the problem that it must give: place, problem, and the beginning of what is
  /// accepted.
  static let mistakes: [(from: String, to: String, place: String, problem: String, accepted: String)] = [
    ("id: mine", "id: Mine", "m.yaml:1 id", "not accepted", "lower-case letters"),
    ("id: mine", "id: [mine]", "m.yaml:1 id", "a list instead of a text", "lower-case letters"),
    ("id: mine", "ident: mine", "m.yaml:1 ident", "unknown key", "id, title, source"),
    ("title: My API\n", "", "m.yaml:1 title", "missing", "what the protocol is"),
    ("title: My API", "titel: My API\ntitle: x", "m.yaml:2 titel", "unknown key", "“title”, or another of id, title"),
    ("path: /v2/generate", "path: v2/generate", "m.yaml:5 request.path", "not accepted", "a path such as"),
    ("path: /v2/generate", "path: /v2?a?b", "m.yaml:5 request.path", "not accepted", "a path such as"),
    ("path: /v2/generate", "path: /v2\n  method: FETCH", "m.yaml:6 request.method", "not accepted", "GET, POST or PUT"),
    ("X-Client: prony", "X Client: prony", "m.yaml:6 request.headers.X Client", "no header line", "a name of letters"),
    ("X-Client: prony", "X-Client: \"a\\nb\"", "m.yaml:6 request.headers.X-Client", "no header line", "a name of letters"),
    ("${api_key}", "${prompt}", "m.yaml:6 request.headers.X-Key", "cannot stand here", "${api_key}"),
    ("${prompt}", "${role}", "m.yaml:8 request.body.input", "cannot stand here", "${prompt}, ${messages}"),
    ("${prompt}", "${promt}", "m.yaml:8 request.body.input", "unknown placeholder", "${prompt}, or another of ${prompt}"),
    ("${prompt}", "Say ${messages}", "m.yaml:8 request.body.input", "${messages} is no text", "${messages} alone"),
    ("${prompt}", "prompt", "m.yaml:5 request.body", "the prompt is not sent", "${prompt} or ${messages}"),
    ("content: out.text", "content: out..text", "m.yaml:11 reply.content", "a member's name is missing", "a path such as"),
    ("content: out.text", "content: [[a]]", "m.yaml:11 reply.content", "a list instead of a path", "a path such as"),
    ("content: out.text", "contents: out.text", "m.yaml:11 reply.contents", "unknown key", "“content”, or another of"),
    (
      "error: [error]", "usage: { output: n, inputs: m }", "m.yaml:12 reply.usage.inputs", "unknown key",
      "“input”, or another of"
    ),
    (
      "error: [error]", "error: out.text", "m.yaml:12 reply.error", "the same value as out.text at reply.content",
      "a path for one fact"
    ),
    ("content: out.text", "content: a + b", "m.yaml:11 reply.content", "a sum", "one path"),
    (
      "error: [error]", "usage: { input: a + b..c }", "m.yaml:12 reply.usage.input", "a member's name is missing",
      "a path such as"
    ),
    ("framing: sse", "framing: ssse", "m.yaml:14 streamed.framing", "not accepted", "sse"),
    ("done: END", "done: END\n  events: { when: x }", "m.yaml:16 streamed.events", "a mapping instead of a list", "a list"),
    ("done: END", "done: END\n  events: [{ ends: true }]", "m.yaml:16 streamed.events[0].when", "missing", "paths, each"),
    (
      "done: END", "done: END\n  events: [{ when: {} }]", "m.yaml:16 streamed.events[0].when",
      "a mapping instead of a filled mapping", "paths"
    ),
    (
      "done: END", "done: END\n  events: [{ when: { a..b: x } }]", "m.yaml:16 streamed.events[0].when",
      "a member's name is missing", "a path such as"
    ),
    (
      "done: END", "done: END\n  events: [{ when: { a: { b: c } } }]", "m.yaml:16 streamed.events[0].when.a",
      "no value to compare with", "paths, each"
    ),
    (
      "done: END", "done: END\n  events: [{ when: { a: b }, end: true }]", "m.yaml:16 streamed.events[0].end", "unknown key",
      "“ends”, or another of"
    ),
    ("done: END", "done: END\n  cumulative: yes", "m.yaml:16 streamed.cumulative", "not accepted", "true or false"),
    ("done: END", "done: END\n  path: x", "m.yaml:16 streamed.path", "not accepted", "a path such as"),
    ("done: END", "done: END\n  path: /${prompt}", "m.yaml:16 streamed.path", "cannot stand here", "${model}"),
    ("whole: {}", "whole: { framing: sse }", "m.yaml:16 whole.framing", "not accepted", "json, raw"),
    ("whole: {}", "whole: { cumulative: true }", "m.yaml:16 whole.cumulative", "unknown key", "framing"),
    ("reply:", "  roles: [a]\nreply:", "m.yaml:10 request.roles", "not accepted", "roles, each"),
    ("reply:", "  message: ${prompt}\nreply:", "m.yaml:10 request.message", "cannot stand here", "${role}, ${text}"),
    ("  framing: sse\n", "", "m.yaml:14 streamed.framing", "missing", "sse"),
    ("streamed:\n  framing: sse\n  done: END\nwhole: {}", "", "m.yaml:1 streamed", "missing", "a mapping under streamed"),
    ("whole: {}", "whole: 7", "m.yaml:16 whole", "text instead of a mapping", "a mapping with"),
    ("whole: {}", "whole: {}\nid: other", "m.yaml:1", "“id” stands twice in one mapping", "each key once"),
    ("whole: {}", "whole: {", "m.yaml:17", "not YAML: did not find expected node content", "YAML"),
    ("id: mine", "id: &a mine", "m.yaml:1", "an anchor or alias", "values written out"),
    ("id: mine", "id: *a", "m.yaml:1", "not YAML: found undefined alias", "YAML"),
    ("id: mine", "id: !!str mine", "m.yaml:1", "a tag", "values without tags"),
    ("headers: { X-Key", "headers: !x { X-Key", "m.yaml:6", "a tag", "values without tags"),
    ("id: mine", "[id]: mine", "m.yaml:1", "a key that is no text", "text"),
    ("id: mine", "id: mine\n---\nid: two", "m.yaml:2", "not YAML: but found another document", "YAML"),
    ("X-Client: prony", "X: " + String(repeating: "[", count: 2000), "m.yaml:6", "nested too deep", "fewer levels"),
    ("id: mine", "id: \u{1}", "m.yaml", "not YAML: control characters are not allowed", "YAML"),
  ]

  @Test(arguments: mistakes)
  func `names the line, the key and what would be accepted`(
    _ from: String, _ to: String, _ place: String, _ problem: String, _ accepted: String
  ) throws {
    let yaml = Self.sound.replacing(from, with: to, maxReplacements: 1)
    let problems = try #require(throws: PlanProblems.self) { try ProtocolDefinition(yaml: yaml, file: "m.yaml") }.problems
    let found = try #require(problems.first { $0.place == place && $0.problem == problem }, "\(problems)")
    #expect(found.accepted.hasPrefix(accepted), "\(found.accepted)")
  }

  @Test func `shows all problems at once, in the order of lines`() throws {
    let yaml = """
      id: Not Kebab
      request:
        path: nowhere
        body: { a: "${nothing}" }
      reply: { content: a b, colour: red }
      streamed: { framing: smoke, done: [x] }
      whole: {}
      extra: 1
      """
    let problems = try #require(throws: PlanProblems.self) { try ProtocolDefinition(yaml: yaml, file: "x.yaml") }.problems
    #expect(
      problems.map(\.place) == [
        "x.yaml:1 id", "x.yaml:1 title", "x.yaml:1 source", "x.yaml:3 request.path", "x.yaml:4 request.body.a",
        "x.yaml:5 reply.colour",
        "x.yaml:5 reply.content", "x.yaml:6 streamed.framing", "x.yaml:6 streamed.done", "x.yaml:8 extra",
      ])
  }

  @Test(arguments: ["", "# nothing\n", "---\n"])
  func `refuses an empty file`(_ yaml: String) {
    #expect(throws: PlanProblems.self) { try ProtocolDefinition(yaml: yaml, file: "x.yaml") }
  }

  @Test func `refuses what would take for ever to read`() throws {
    let bomb = (1...40).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1), *a\($0 - 1)]\n" }.joined()
    let keys = (1...40).map { "? &a\($0) [*a\($0 - 1), *a\($0 - 1)]\n: x\n" }.joined()
    let deep = String(repeating: "[", count: 100_000)
    let long = String(repeating: "x", count: 300 << 10)
    for yaml in ["a0: &a0 x\n\(bomb)", "? &a0 x\n: y\n\(keys)", "id: \(deep)", "id: \(long)"] {
      #expect(throws: PlanProblems.self) { try ProtocolDefinition(yaml: yaml, file: "x.yaml") }
    }
  }

  @Test(arguments: [
    ("http://h", "http://h/v1/chat/completions"), ("http://h/", "http://h/v1/chat/completions"),
    ("http://h:8000", "http://h:8000/v1/chat/completions"),
    ("http://h/v1", "http://h/v1/chat/completions"), ("http://h/v1/", "http://h/v1/chat/completions"),
    ("http://h/v1/chat", "http://h/v1/chat/completions"),
    ("http://h/v1/chat/completions", "http://h/v1/chat/completions"),
    ("http://h/v1/chat/completions/", "http://h/v1/chat/completions/"),
    ("https://h/openai/v1", "https://h/openai/v1/chat/completions"),
    ("https://h/api/v1/chat/", "https://h/api/v1/chat/completions"),
    ("http://h/v", "http://h/v"), ("http://h/xv1", "http://h/xv1"), ("http://h/v1beta", "http://h/v1beta"),
    ("http://h/generate", "http://h/generate"),
    ("http://h?k=v", "http://h/v1/chat/completions?k=v"), ("http://h/v1?k=/v1", "http://h/v1/chat/completions?k=/v1"),
    ("http://h/x?k=v", "http://h/x?k=v"), ("http://h/v1#part", "http://h/v1/chat/completions"),
    ("http://[::1]:8000", "http://[::1]:8000/v1/chat/completions"), ("http://h//", "http://h/v1/chat/completions"),
  ])
  func `completes a base URL, and leaves a full one alone`(_ base: String, _ url: String) throws {
    #expect(try ProtocolCatalogue.definition(named: "openai-chat").url(for: base, plan: RunPlan()) == url)
  }

  @Test func `drops header lines that need a key when there is none`() throws {
    let definition = try ProtocolDefinition(yaml: Self.sound, file: "mine.yaml")
    let type = HTTPHeader("Content-Type", "application/json")
    #expect(definition.headers(for: RunPlan()) == [type, HTTPHeader("X-Client", "prony")])
    var plan = RunPlan()
    plan.apiKey = Secret("k")
    #expect(definition.headers(for: plan) == [type, HTTPHeader("X-Key", "k"), HTTPHeader("X-Client", "prony")])
    let own = Self.sound.replacing("X-Client: prony", with: "content-type: text/x")
    #expect(try ProtocolDefinition(yaml: own, file: "").headers(for: RunPlan()) == [HTTPHeader("content-type", "text/x")])
  }
}

import Testing
import Vocabulary

@testable import Protocols

/// Definitions whose events are told apart by what stands in them.
@Suite struct ValueCaseTests {
  @Test func `the first case that holds gives the facts, over those of the section`() throws {
    let found = try replay(
      """
      framing: ndjson
      content: text
      usage: { output: n }
      events:
        - when: { kind: [thought, plan] }
          content: []
          reasoning: text
        - when: { kind: thought }
          ends: true
      """,
      #"{"kind":"thought","text":"a"}{"kind":"plan","text":"b"}{"kind":"x","text":"c","n":3}{"text":"d"}"#)
    #expect(found.events == ["reasoning", "reasoning", "content", "content"])
    #expect(found.text == "cd")
    #expect(found.usage.output == 3)
  }

  @Test(arguments: [
    ("true", #"{"v":true}"#, true), ("true", #"{"v":"true"}"#, false), ("\"true\"", #"{"v":"true"}"#, true),
    ("\"true\"", #"{"v":true}"#, false), ("7", #"{"v":7}"#, true), ("7", #"{"v":70}"#, false), ("null", #"{"v":null}"#, true),
    ("null", "{}", false), ("stop", #"{"v":"stop"}"#, true), ("stop", #"{"v":"st"}"#, false),
    ("stop", #"{"v":["stop"]}"#, false),
  ])
  func `compares a value as it is written`(_ value: String, _ json: String, _ holds: Bool) throws {
    let found = try replay("framing: ndjson\ncontent: t\nevents:\n  - when: { v: \(value) }\n    ends: true", json)
    #expect((found.outcome == "succeeded") == holds)
  }

  @Test func `a case holds when all of its conditions do, in any element`() throws {
    let section = "framing: ndjson\ncontent: t\nevents:\n  - when:\n      a[*].b: x\n      c: y\n    ends: true"
    #expect(try replay(section, #"{"a":[{"b":"z"},{"b":"x"}],"c":"y"}"#).outcome == "succeeded")
    #expect(try replay(section, #"{"a":[{"b":"x"}],"c":"z"}"#).outcome == "stream_truncated")
    #expect(try replay(section, #"{"a":[],"c":"y"}"#).outcome == "stream_truncated")
  }

  @Test func `the name of an event is a member of its data, where it is asked for`() throws {
    let section = """
      framing: sse
      content: t
      events:
        - when: { ":event": thought }
          content: []
          reasoning: t
        - when: { ":event": end }
          ends: true
      """
    let stream =
      "event: thought\ndata: {\"t\":\"a\"}\n\ndata: {\"t\":\"b\"}\n\nevent: x\ndata: {\"t\":\ndata: \"c\"}\n\nevent: end\ndata: {}\n\n"
    let found = try replay(section, stream)
    #expect(found.events == ["reasoning", "content", "content", "other"])
    #expect(found.text == "bc")
    #expect(found.outcome == "succeeded")
  }

  @Test func `an event that repeats the last but for its kind is told apart from it`() throws {
    // The kind is the last text of the event: the one that may change in an event that repeats another.
    let section = "framing: ndjson\ncontent: t\nevents:\n  - when: { kind: b }\n    content: []\n    reasoning: t"
    let events = ["a", "a", "a", "b", "b", "a"].map { #"{"t":"x","kind":"\#($0)"}"# }.joined(separator: "\n")
    #expect(
      try replay(section, events).events == ["content", "content", "content", "reasoning", "reasoning", "content"])
  }

  @Test func `counts are added up, as far as they are there`() throws {
    let section = "framing: ndjson\ncontent: t\nusage:\n  input:\n    - a + b + c\n    - d\n  output: e + f"
    #expect(try replay(section, #"{"t":"x","a":1,"b":2,"c":4,"d":9,"e":3}"#).usage == TokenUsage(input: 7, output: 3))
    #expect(try replay(section, #"{"t":"x","d":9,"b":null,"e":3,"f":4}"#).usage == TokenUsage(input: 9, output: 7))
    #expect(try replay(section, #"{"t":"x","c":5,"d":9}{"t":"y","e":2}"#).usage == TokenUsage(input: 5, output: 2))
  }

  @Test func `raw bytes are the text`() throws {
    let found = try replay("framing: raw", "Grüß {\"a\"", cut: 3)
    #expect(found.text == "Grüß {\"a\"")
    #expect(found.events == ["content", "content", "content", "content"])
    #expect(found.outcome == "succeeded")
    #expect(try replay("framing: raw", "").outcome == "stream_truncated")
  }

  /// What a definition with this `streamed` section makes of a stream.
  private func replay(_ section: String, _ stream: String, cut: Int = 5) throws -> ReplyExpectation {
    let yaml = """
      id: mine
      title: Mine
      source: here
      request: { path: /x, body: { prompt: "${prompt}" } }
      streamed:
        \(section.split(separator: "\n").joined(separator: "\n  "))
      """
    let definition = try ProtocolDefinition(yaml: yaml, file: "mine.yaml")
    return definition.replay(Array(stream.utf8), head: ReplyHead(status: 200), isStreamed: true) { cut }
  }
}

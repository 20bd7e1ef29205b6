import FoundationEssentials
import Protocols
import Testing
import Vocabulary

/// What every folder of `protocols/` must keep, found by looking: a new one is tested without a line of Swift.
@Suite struct ConformanceTests {
  @Test func `finds the folders`() {
    #expect(ProtocolFolder.all.count >= 3)
  }

  @Test(arguments: ProtocolFolder.all)
  func `a folder is complete, and ships`(_ folder: ProtocolFolder) throws {
    let definition = try folder.definition()
    #expect(definition.id == folder.id)
    #expect(folder.names("").contains("README.md"))
    #expect(try ProtocolCatalogue.definition(named: folder.id).title == definition.title, "embedded.c lacks it")

    #expect(RequestFixture.all.contains { $0.folder.id == folder.id }, "no request fixture")
    let replies = try ReplyFixture.all.filter { $0.folder.id == folder.id }.map { try $0.read() }
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
    let stray = folder.names("fixtures/replies").filter { file in
      !ReplyFixture.all.contains { $0.folder.id == folder.id && file.hasPrefix("\($0.name).") }
    }
    #expect(stray.isEmpty, "replies without expectations")
  }

  @Test func `ships no protocol without a folder`() {
    #expect(Set(ProtocolCatalogue.ids) == Set(ProtocolFolder.all.map(\.id)))
  }

  @Test func `the example that the notes give is sound`() throws {
    let notes = String(decoding: try Data(contentsOf: URL(filePath: "\(ProtocolFolder.top)/README.md")), as: UTF8.self)
    let example = try #require(notes.split(separator: "```yaml\n").dropFirst().first?.split(separator: "```").first)
    #expect(try ProtocolDefinition(yaml: String(example), file: "README.md").id == "my-api")
  }

  @Test(arguments: RequestFixture.all)
  func `spells a request`(_ fixture: RequestFixture) throws {
    let definition = try fixture.folder.definition()
    let json = try fixture.read()
    let request = try #require(json["request"])
    var plan = RunPlan(json["plan"])
    plan.apiKey = json["api_key"]?.text.map(Secret.init)
    let body = try definition.body(for: Prompt(json["prompt"]), plan: plan)
    #expect(try JSONDecoder().decode(JSONValue.self, from: Data(body)) == request["body"])
    #expect(definition.method == request["method"]?.text)
    #expect(definition.url(for: try #require(json["base_url"]?.text), plan: plan) == request["url"]?.text)
    let headers = definition.headers(for: plan)
    #expect(JSONValue.object(Dictionary(headers.map { ($0.name, .text($0.value)) }) { $1 }) == request["headers"])
  }

  @Test(arguments: ReplyFixture.all)
  func `reads a reply, however it is cut`(_ fixture: ReplyFixture) throws {
    let definition = try fixture.folder.definition()
    let reply = try fixture.read()
    var random = SplitMix64(seed: 5)
    for size in [reply.bytes.count, 1, 2, 7, 4096, nil, nil, nil, nil] {
      let found = definition.replay(reply.bytes, head: reply.head, isStreamed: reply.isStreamAskedFor) {
        size ?? Int.random(in: 1...40, using: &random)
      }
      var expected = reply.expected
      #expect(found.detail.contains(expected.detail))
      expected.detail = found.detail
      #expect(found == expected, "in pieces of \(size.map(String.init) ?? "random length")")
    }
  }

  @Test(arguments: ReplyFixture.all)
  func `keeps no text unless asked, and finds all else the same`(_ fixture: ReplyFixture) throws {
    let definition = try fixture.folder.definition()
    let reply = try fixture.read()
    let kept = definition.replay(reply.bytes, head: reply.head, isStreamed: reply.isStreamAskedFor) { 4096 }
    var bare = definition.replay(reply.bytes, head: reply.head, isStreamed: reply.isStreamAskedFor, keepsText: false) { 4096 }
    #expect(bare.text.isEmpty)
    bare.text = kept.text
    #expect(bare == kept)
  }

  @Test(arguments: ReplyFixture.all)
  func `makes of a reply cut short a failure or less`(_ fixture: ReplyFixture) throws {
    let definition = try fixture.folder.definition()
    let reply = try fixture.read()
    let step = max(1, reply.bytes.count / 2000)
    for length in stride(from: 0, to: reply.bytes.count, by: step) {
      let found = definition.replay(Array(reply.bytes[..<length]), head: reply.head, isStreamed: reply.isStreamAskedFor) {
        4096
      }
      // What makes a reply malformed may be what was cut off.
      if reply.expected.outcome != "malformed_reply" {
        #expect(reply.expected.events.starts(with: found.events), "after \(length) bytes")
      }
      if reply.expected.outcome == "succeeded", found.outcome == "succeeded" {
        #expect(Array(reply.expected.text.unicodeScalars).starts(with: found.text.unicodeScalars), "after \(length) bytes")
      }
    }
  }
}

extension ProtocolDefinition {
  /// What a new parser makes of `bytes` in pieces of the lengths that `length` gives.
  func replay(
    _ bytes: [UInt8], head: ReplyHead, isStreamed: Bool, keepsText: Bool = true, isClean: Bool = true, length: () -> Int
  ) -> Expectation {
    var parser = parser(isStreamed: isStreamed, keepsText: keepsText)
    var events: [TokenEvent] = []
    parser.begin(head)
    var offset = 0
    while offset < bytes.count, parser.failure == nil {
      let end = min(bytes.count, offset + length())
      parser.receive(bytes.span.extracting(offset..<end)) { events.append($0) }
      offset = end
    }
    let end = parser.finish(isClean: isClean) { events.append($0) }
    return Expectation(events: events, end: end)
  }
}

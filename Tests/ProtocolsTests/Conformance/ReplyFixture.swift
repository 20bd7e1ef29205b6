import FoundationEssentials
import Protocols
import Testing
import Vocabulary

/// A reply as bytes, and what a protocol must make of it: `fixtures/replies/<name>.<extension>` and `<name>.expected.json`.
struct ReplyFixture: Sendable, CustomTestStringConvertible {
  let folder: ProtocolFolder
  let name: String

  static let all: [ReplyFixture] = ProtocolFolder.all.flatMap { folder in
    folder.names("fixtures/replies").compactMap { file in
      file.hasSuffix(suffix) ? ReplyFixture(folder: folder, name: String(file.dropLast(suffix.count))) : nil
    }
  }

  var testDescription: String { "\(folder.id) \(name)" }

  private static let suffix = ".expected.json"
  private static let keys: Set<String> = [
    "about", "asked_for", "status", "content_type", "events", "outcome", "detail", "text", "finish_reason", "usage",
    "token_source", "notes",
  ]
  private static let contentTypes = [
    "sse": "text/event-stream; charset=utf-8", "json": "application/json", "ndjson": "application/x-ndjson",
    "eventstream": "application/vnd.amazon.eventstream",
  ]

  /// The reply's bytes and what is expected of them.
  func read() throws -> (bytes: [UInt8], head: ReplyHead, isStreamAskedFor: Bool, expected: Expectation) {
    let files = folder.names("fixtures/replies").filter { $0.hasPrefix("\(name).") && !$0.hasSuffix(ReplyFixture.suffix) }
    let file = try #require(files.first, "\(name) has no reply")
    #expect(files.count == 1, "\(name) has more than one reply")
    let json = try JSONDecoder().decode(
      JSONValue.self, from: Data(folder.bytes("fixtures/replies/\(name)\(ReplyFixture.suffix)")))
    #expect(json["about"]?.text?.isEmpty == false, "\(name) does not say what it is about")
    #expect(json.keys.subtracting(ReplyFixture.keys).isEmpty, "\(name) has unknown keys")
    let kind = file.split(separator: ".").last.map(String.init) ?? ""
    return (
      try folder.bytes("fixtures/replies/\(file)"),
      ReplyHead(
        status: json["status"]?.integer ?? 200, contentType: json["content_type"]?.text ?? ReplyFixture.contentTypes[kind]),
      json["asked_for"]?.text != "whole", try Expectation(json)
    )
  }
}

/// What a reply comes to.
struct Expectation: Equatable {
  /// Kinds, each with `:tokens` where the event says how many it brought.
  var events: [String]
  /// `succeeded`, or the class of the failure.
  var outcome: String
  /// What the failure's detail must contain.
  var detail: String
  var text: String
  var finishReason: String?
  var usage: TokenUsage
  var tokenSource: TokenSource?
  var notes: Set<ReplyNote>

  init(_ json: JSONValue) throws {
    events = try #require(json["events"]?.list).compactMap(\.text)
    outcome = try #require(json["outcome"]?.text)
    detail = json["detail"]?.text ?? ""
    text = try #require(json["text"]?.text)
    finishReason = json["finish_reason"]?.text
    let counts = try #require(json["usage"])
    usage = TokenUsage(
      input: counts["input"]?.integer, output: counts["output"]?.integer, reasoning: counts["reasoning"]?.integer,
      cached: counts["cached"]?.integer)
    tokenSource = try json["token_source"]?.text.map { try #require(TokenSource(rawValue: $0)) }
    notes = Set(try (json["notes"]?.list ?? []).map { try #require(ReplyNote(rawValue: $0.text ?? "")) })
  }

  /// What `events` and `end` are, put as an expectation whose detail is the whole one.
  init(events: [TokenEvent], end: ReplyEnd) {
    self.events = events.map(\.fixtureSpelling)
    outcome = end.failure?.kind.rawValue ?? "succeeded"
    detail = end.failure?.detail ?? ""
    text = end.text ?? ""
    finishReason = end.finishReason
    usage = end.usage
    tokenSource = end.tokenSource
    notes = end.notes
  }
}

extension TokenEvent {
  fileprivate var fixtureSpelling: String {
    let name =
      switch kind {
      case .content: "content"
      case .reasoning: "reasoning"
      case .toolCall: "tool_call"
      case .other: "other"
      }
    return tokens.map { "\(name):\($0)" } ?? name
  }
}

internal import Vocabulary

/// What a reply comes to, in the spelling of fixtures.
struct ReplyExpectation: Equatable {
  /// Kinds, each with `:tokens` where the event says how many it brought.
  var events: [String]
  /// `succeeded`, or the class of the failure.
  var outcome: String
  /// What the failure's detail must contain.
  var detail: String
  var text: String
  var finishReason: String?
  var usage: TokenUsage
  var tokenSource: String?
  var notes: Set<String>

  /// What `json` expects; `nil` where a member that must be there is missing.
  init?(_ json: JSONText) {
    guard let events = json["events"]?.elements, let outcome = json["outcome"]?.string, let text = json["text"]?.string,
      let usage = json["usage"]
    else { return nil }
    self.events = events.compactMap(\.string)
    self.outcome = outcome
    self.text = text
    detail = json["detail"]?.string ?? ""
    finishReason = json["finish_reason"]?.string
    self.usage = TokenUsage(
      input: usage["input"]?.integer, output: usage["output"]?.integer, reasoning: usage["reasoning"]?.integer,
      cached: usage["cached"]?.integer)
    tokenSource = json["token_source"]?.string
    notes = Set((json["notes"]?.elements ?? []).compactMap(\.string))
  }

  /// What `events` and `end` are, put as an expectation whose detail is the whole one.
  init(events: [TokenEvent], end: ReplyEnd) {
    self.events = events.map(\.fixtureSpelling)
    outcome = end.failure?.kind.rawValue ?? "succeeded"
    detail = end.failure?.detail ?? ""
    text = end.text ?? ""
    finishReason = end.finishReason
    usage = end.usage
    tokenSource = end.tokenSource?.rawValue
    notes = Set(end.notes.map(\.rawValue))
  }

  /// The parts in which `found` is something else: their names, what was found and what is expected.
  func differences(from found: ReplyExpectation) -> [(part: String, found: String, expected: String)] {
    var differences: [(part: String, found: String, expected: String)] = []
    func compare<Part: Equatable>(_ name: String, _ part: KeyPath<ReplyExpectation, Part>) {
      let (mine, theirs) = (self[keyPath: part], found[keyPath: part])
      if mine != theirs { differences.append((name, "\(theirs)", "\(mine)")) }
    }
    compare("events", \.events)
    compare("outcome", \.outcome)
    compare("text", \.text)
    compare("finish_reason", \.finishReason)
    compare("usage", \.usage)
    compare("token_source", \.tokenSource)
    compare("notes", \.notes)
    if !found.detail.contains(detail) { differences.append(("detail", found.detail, detail)) }
    return differences
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

extension ProtocolDefinition {
  /// What a new parser makes of `bytes` in pieces of the lengths that `length` gives.
  func replay(
    _ bytes: [UInt8], head: ReplyHead, isStreamed: Bool, keepsText: Bool = true, isClean: Bool = true, length: () -> Int
  ) -> ReplyExpectation {
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
    return ReplyExpectation(events: events, end: end)
  }
}

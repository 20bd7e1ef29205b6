internal import StrictYAML
package import Vocabulary

/// A definition drafted from one observed exchange, for its author to read and to complete.
package struct ProtocolDraft: Sendable, Equatable {
  /// The text of the definition.
  package let yaml: String
  /// What was found, and where; what is only guessed says so.
  package let findings: [String]

  /// Stands where the path to the answer's text is not known.
  private static let unknownPath: JSONValue = "path.to.the.text"

  /// Drafts the definition of the protocol that `exchange` speaks, to be called `id`.
  ///
  /// It is sound as it stands, and no secret of the exchange is in it. Without a reply the paths to its facts are not known: the draft
  /// then says where to put them.
  ///
  /// - Throws: what in the exchange no definition can spell.
  package init(of exchange: ObservedExchange, id: String? = nil) throws(PlanProblems) {
    if let problem = exchange.refusedReply { throw PlanProblems([problem]) }
    let json = try exchange.jsonBody()
    let address = DraftedAddress(exchange.url)
    let request = RequestDraft(json)
    if !request.hasPrompt {
      throw PlanProblems([
        PlanProblem(
          place: "the body", problem: "no text in it that could be the prompt", accepted: "a JSON object with a prompt in it")
      ])
    }
    let isStreamed = request.isStreamed || exchange.url.lowercased().contains("stream")
    let reply = exchange.reply.map { ReplyDraft($0, isStreamed: isStreamed, to: Set(json.texts)) }
    let name = id ?? address.name
    let sections: [[JSONValue.Member]] = [
      [.init("id", .text(name)), .init("title", .text(name)), .init("source", .text(address.withoutSecrets))],
      [.init("request", request.section(exchange, address))],
      ProtocolDraft.replySections(reply, isStreamed: isStreamed),
    ]
    yaml = sections.map { $0.yamlBlock() }.joined(separator: "\n")
    let left = exchange.unexpandedProblems { variable in sections.joined().contains { $0.value.holds(variable) } }
    if !left.isEmpty { throw PlanProblems(left) }
    let unread = try exchange.check(yaml, isStreamed: isStreamed)
    findings =
      exchange.notes + address.findings + request.findings + ProtocolDraft.findings(of: reply, exchange.reply)
      + [unread].compactMap(\.self)
  }

  private static func replySections(_ reply: ReplyDraft?, isStreamed: Bool) -> [JSONValue.Member] {
    guard let reply else {
      let framing = isStreamed ? Framing.eventStream : .json
      return [.init(isStreamed ? "streamed" : "whole", ["framing": .text(framing.rawValue), "content": unknownPath])]
    }
    var facts: [JSONValue.Member] = [.init("framing", .text(reply.framing.rawValue))]
    if let done = reply.done { facts.append(.init("done", .text(done))) }
    if reply.isCumulative { facts.append(.init("cumulative", true)) }
    let usage = reply.paths.filter { Fact.ofUsage.contains($0.fact) }
    for (fact, paths) in reply.paths where !Fact.ofUsage.contains(fact) {
      if fact != .content || reply.carrier == nil { facts.append(.init(fact.key, .paths(paths))) }
    }
    if !reply.hasOutput { facts.append(.init(Fact.content.key, unknownPath)) }
    if !usage.isEmpty { facts.append(.init("usage", .object(usage.map { .init($0.fact.key, .paths($0.paths)) }))) }
    facts.append(.init("error", ["error.message", "error"]))
    var events: [JSONValue] = []
    if let (path, value) = reply.carrier, let content = reply.paths.first(where: { $0.fact == .content }) {
      facts.append(.init("content", []))
      events.append(["when": .object([.init(path, JSONValue(value) ?? .null)]), "content": .paths(content.paths)])
    }
    if let (path, value) = reply.ending {
      events.append(["when": .object([.init(path, JSONValue(value) ?? .null)]), "ends": true])
    }
    if !events.isEmpty { facts.append(.init("events", .list(events))) }
    return [.init(reply.isStream ? "streamed" : "whole", .object(facts))]
  }

  private static func findings(of draft: ReplyDraft?, _ reply: ObservedExchange.Reply?) -> [String] {
    guard let draft, let reply else { return ["no reply was seen: say in the draft where its text is"] }
    return ["the reply is \(draft.framing.rawValue), \(draft.isStream ? "a stream" : "whole"), status \(reply.status)"]
      + draft.paths.map { "\($0.fact.key) is at \($0.paths.joined(separator: ", then "))" }
  }
}

extension JSONValue {
  /// One path, or a list of them.
  fileprivate static func paths(_ paths: [String]) -> JSONValue {
    paths.count == 1 ? .text(paths[0]) : .list(paths.map { .text($0) })
  }

  /// A text in it says `part`, be it escaped.
  fileprivate func holds(_ part: String) -> Bool {
    switch self {
    case .text(let text): text.contains(part) || text.contains(TextPiece.escaped(part))
    case .list(let values): values.contains { $0.holds(part) }
    case .object(let members): members.contains { $0.key.contains(part) || $0.value.holds(part) }
    case .null, .bool, .integer, .number: false
    }
  }
}

extension RequestDraft {
  /// The `request` section of a request that was sent as `exchange` to `address`.
  fileprivate func section(_ exchange: ObservedExchange, _ address: DraftedAddress) -> JSONValue {
    var members: [JSONValue.Member] = []
    if exchange.method != "POST" { members.append(.init("method", .text(exchange.method))) }
    members.append(.init("path", .text(TextPiece.escaped(address.path))))
    if !exchange.headers.isEmpty { members.append(.init("headers", .object(exchange.headers.map(\.drafted)))) }
    members.append(.init("body", .object(body)))
    if let message { members.append(.init("message", message)) }
    if !roles.isEmpty { members.append(.init("roles", .object(roles))) }
    return .object(members)
  }
}

extension HTTPHeader {
  /// The header with a place for the key, if it holds one: no secret goes into a draft.
  fileprivate var drafted: JSONValue.Member {
    JSONValue.Member(name, .text(Redaction.isSecret(name) ? value.withPlaceForKey : TextPiece.escaped(value)))
  }
}

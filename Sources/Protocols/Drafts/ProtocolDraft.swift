internal import StrictYAML
package import Vocabulary

/// A definition drafted from one observed exchange, for its author to read and to complete.
package struct ProtocolDraft: Sendable, Equatable {
  /// The text of the definition.
  package let yaml: String
  /// What was found, and where; what is only guessed says so.
  package let findings: [String]

  /// Drafts the definition of the protocol that `exchange` speaks, to be called `id`.
  ///
  /// Without a reply the paths to its facts are not known: the draft then says where to put them.
  ///
  /// - Throws: why the request is none that a definition can spell.
  package init(of exchange: ObservedExchange, id: String? = nil) throws(PlanProblem) {
    let json: JSONText
    do throws(JSONFault) { json = try JSONText(exchange.body) } catch {
      throw PlanProblem(
        place: "the body", value: exchange.body, problem: "not JSON: at byte \(error.column) \(error.problem)",
        accepted: "a JSON object")
    }
    guard json.kind == .object else {
      throw PlanProblem(place: "the body", value: exchange.body, problem: "JSON, but not an object", accepted: "a JSON object")
    }
    let address = Address(exchange.url)
    let request = RequestDraft(json)
    let isStreamed = request.isStreamed || exchange.url.lowercased().contains("stream")
    let reply = exchange.reply.map { ReplyDraft($0, isStreamed: isStreamed, to: Set(json.texts)) }
    let name = id ?? address.name
    let head: [JSONValue.Member] = [
      .init("id", .text(name)), .init("title", .text(name)), .init("source", .text(address.withoutSecrets)),
    ]
    let sections = [
      head, [.init("request", request.section(exchange, address))], ProtocolDraft.replySections(reply, isStreamed: isStreamed),
    ]
    yaml = sections.map { $0.yamlBlock() }.joined(separator: "\n")
    let left = exchange.unexpanded.map { "\($0) stands as it is: a shell would have put something else for it" }
    findings = left + request.findings + ProtocolDraft.findings(of: reply, exchange.reply)
  }

  private static func replySections(_ reply: ReplyDraft?, isStreamed: Bool) -> [JSONValue.Member] {
    guard let reply else {
      let framing = isStreamed ? Framing.eventStream : .json
      return [.init(isStreamed ? "streamed" : "whole", ["framing": .text(framing.rawValue), "content": "path.to.the.text"])]
    }
    var facts: [JSONValue.Member] = [.init("framing", .text(reply.framing.rawValue))]
    if let done = reply.done { facts.append(.init("done", .text(done))) }
    if reply.isCumulative { facts.append(.init("cumulative", true)) }
    let usage = reply.paths.filter { Fact.ofUsage.contains($0.fact) }
    for (fact, paths) in reply.paths where !Fact.ofUsage.contains(fact) {
      if fact != .content || reply.carrier == nil { facts.append(.init(fact.key, .paths(paths))) }
    }
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
    guard let draft, let reply else { return ["no reply was seen: say where its text is, or let one be sent (--probe)"] }
    var findings = ["the reply is \(draft.framing.rawValue), \(draft.isStream ? "a stream" : "whole"), status \(reply.status)"]
    findings += draft.paths.map { "\($0.fact.key) is at \($0.paths.joined(separator: ", then "))" }
    if !draft.paths.contains(where: { $0.fact == .content || $0.fact == .result }), draft.framing != .raw {
      findings.append("no text was found in it: look at what came")
    }
    return findings
  }
}

extension JSONValue {
  /// One path, or a list of them.
  fileprivate static func paths(_ paths: [String]) -> JSONValue {
    paths.count == 1 ? .text(paths[0]) : .list(paths.map { .text($0) })
  }
}

extension RequestDraft {
  /// The `request` section of a request that was sent as `exchange` to `address`.
  fileprivate func section(_ exchange: ObservedExchange, _ address: Address) -> JSONValue {
    var members: [JSONValue.Member] = []
    if exchange.method != "POST" { members.append(.init("method", .text(exchange.method))) }
    members.append(.init("path", .text(address.path)))
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
    let scheme = value.split(separator: " ").first.map {
      ["bearer", "basic", "key", "token"].contains($0.lowercased()) ? "\($0) " : ""
    }
    let isKey = ["authorization", "key", "token", "secret"].contains { name.lowercased().contains($0) }
    return JSONValue.Member(name, .text(isKey ? (scheme ?? "") + "${api_key}" : value))
  }
}

/// What a definition takes of a URL.
private struct Address {
  /// Its path with its query, keys left out.
  let path: String
  /// All of it, likewise.
  let withoutSecrets: String
  /// A name made of its host and path.
  let name: String

  init(_ url: String) {
    let parts = URLParts(url)
    let plain = parts.path.isEmpty ? "/" : parts.path
    let query = (parts.query ?? "").split(separator: "&").filter { !$0.lowercased().contains("key") }
    path = plain + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
    withoutSecrets = "\(parts.scheme)://\(parts.server)\(path)"
    let words = (parts.host.isEmpty ? "api" : parts.host) + plain
    name = String(words.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
      .split(separator: "-").joined(separator: "-")
  }
}

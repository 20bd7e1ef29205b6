internal import FoundationEssentials
internal import Vocabulary

/// The fixtures beside a definition: requests that it must spell and replies that it must read.
struct FixtureFolder: Sendable {
  /// The folder that holds `fixtures/`.
  let path: String

  private static let expected = ".expected.json"
  private static let sizeLimit = 64 << 20
  private static let contentTypes = [
    "sse": "text/event-stream; charset=utf-8", "json": "application/json", "ndjson": "application/x-ndjson",
    "eventstream": "application/vnd.amazon.eventstream",
  ]
  private static let replyKeys: Set<String> = [
    "about", "asked_for", "status", "content_type", "events", "outcome", "detail", "text", "finish_reason", "usage",
    "token_source", "notes",
  ]

  /// A fixture cannot be read.
  struct Fault: Error { let problem: String }

  /// The names of the requests.
  var requests: [String] {
    names("requests").compactMap { $0.hasSuffix(".json") ? String($0.dropLast(5)) : nil }
  }

  /// The names of the replies.
  var replies: [String] {
    names("replies").compactMap {
      $0.hasSuffix(FixtureFolder.expected) ? String($0.dropLast(FixtureFolder.expected.count)) : nil
    }
  }

  /// The files among the replies that no expectation belongs to.
  var strayReplies: [String] {
    let known = replies
    return names("replies").filter { file in !known.contains { file.hasPrefix("\($0).") } }
  }

  /// A request: what is asked for, and how it must be spelled.
  func request(_ name: String) throws(Fault) -> RequestFixture { try RequestFixture(try json("requests/\(name).json")) }

  /// A reply's bytes, and what must come of them.
  func reply(_ name: String) throws(Fault) -> ReplyFixture {
    let files = names("replies").filter { $0.hasPrefix("\(name).") && !$0.hasSuffix(FixtureFolder.expected) }
    guard let file = files.first, files.count == 1 else { throw Fault(problem: "it has \(files.count) replies") }
    let json = try json("replies/\(name)\(FixtureFolder.expected)")
    if let key = json.members?.first(where: { !FixtureFolder.replyKeys.contains($0.name) })?.name {
      throw Fault(problem: "unknown key \(key)")
    }
    guard json["about"]?.string?.isEmpty == false, let expected = ReplyExpectation(json) else {
      throw Fault(problem: "about, events, outcome, text or usage is missing")
    }
    let type = json["content_type"]?.string ?? FixtureFolder.contentTypes[String(file.split(separator: ".").last ?? "")]
    return ReplyFixture(
      bytes: try bytes("replies/\(file)"), head: ReplyHead(status: json["status"]?.integer ?? 200, contentType: type),
      isStreamAskedFor: json["asked_for"]?.string != "whole", expected: expected)
  }

  private func names(_ kind: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: "\(path)/fixtures/\(kind)")) ?? []).sorted()
  }

  private func bytes(_ name: String) throws(Fault) -> [UInt8] {
    do throws(UnreadableFile) {
      return try contents(ofFile: "\(path)/fixtures/\(name)", limit: FixtureFolder.sizeLimit)
    } catch { throw Fault(problem: error.reason) }
  }

  private func json(_ name: String) throws(Fault) -> JSONText {
    let text = String(decoding: try bytes(name), as: UTF8.self)
    do throws(JSONFault) { return try JSONText(text) } catch {
      throw Fault(problem: "not JSON: at byte \(error.column) \(error.problem)")
    }
  }
}

/// A reply as bytes, and what a protocol must make of it.
struct ReplyFixture {
  let bytes: [UInt8]
  let head: ReplyHead
  let isStreamAskedFor: Bool
  let expected: ReplyExpectation
}

/// A plan, an endpoint and a prompt, and the request that a protocol must make of them.
struct RequestFixture {
  let plan: RunPlan
  let base: String
  let prompt: Prompt
  let expected: JSONText

  fileprivate init(_ json: JSONText) throws(FixtureFolder.Fault) {
    guard let expected = json["request"], let base = json["base_url"]?.string, let prompt = json["prompt"].flatMap(Prompt.init)
    else { throw FixtureFolder.Fault(problem: "base_url, prompt or request is missing") }
    var plan = RunPlan(json["plan"])
    plan.apiKey = json["api_key"]?.string.map(Secret.init)
    self.plan = plan
    self.base = base
    self.prompt = prompt
    self.expected = expected
  }
}

extension RunPlan {
  /// A plan of the keys that concern a request.
  fileprivate init(_ json: JSONText?) {
    self.init()
    model = json?["model"]?.string ?? ""
    isStreamed = json?["stream"]?.text != "false"
    maxOutputTokens = json?["max_output_tokens"]?.integer
    minOutputTokens = json?["min_output_tokens"]?.integer
    ignoresEndOfSequence = json?["ignore_eos"]?.text == "true"
    temperature = json?["temperature"]?.number
    topP = json?["top_p"]?.number
    stop = json?["stop"]?.elements?.compactMap(\.string) ?? []
    extraBody = json?["extra_body"]?.string
  }
}

extension Prompt {
  /// A prompt as a fixture spells it; `nil` when it is none.
  fileprivate init?(_ json: JSONText) {
    let content: Content
    if let messages = json["messages"] {
      content = .messages(json: messages.text)
    } else if let body = json["body"] {
      content = .body(json: body.text)
    } else if let ids = json["prompt_token_ids"]?.elements {
      content = .tokenIDs(ids.compactMap(\.integer))
    } else if let query = json["query"]?.string {
      content = .query(query, documents: json["documents"]?.elements?.compactMap(\.string) ?? [])
    } else if let text = json["continuation"]?.string {
      content = .continuation(text, context: json["context"]?.string ?? "")
    } else if let text = json["text"]?.string {
      content = .text(text)
    } else {
      return nil
    }
    self.init(content, maxOutputTokens: json["max_output_tokens"]?.integer)
  }
}

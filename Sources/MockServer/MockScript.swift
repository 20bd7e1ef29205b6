import Vocabulary

/// How the server speaks one protocol, as data: `protocols/<id>/mock.json` (described in `protocols/README.md`).
struct MockScript: Sendable {
  /// An event of a stream.
  struct Event: Sendable {
    let headers: [(name: String, value: String)]
    let json: ScriptTemplate
  }

  /// A stream of events.
  struct Stream: Sendable {
    let path: String
    let framing: EventFraming
    let start: [Event]
    let token: Event
    let end: [Event]
    let done: String?
  }

  /// A reply in one piece.
  struct Whole: Sendable {
    let path: String
    let json: ScriptTemplate
  }

  let streamed: Stream?
  let whole: Whole?
  let error: ScriptTemplate
  /// Where in the body the prompt may be, the number of tokens, and the word that asks for a stream.
  private let promptPaths: [String]
  private let tokensPath: String?
  private let streamPath: String?

  /// Every script that ships.
  static let all: [MockScript] = EmbeddedFile.all.filter { $0.path.hasSuffix("/mock.json") }.map { file in
    guard let script = (try? JSONText(file.text)).flatMap(MockScript.init) else {
      preconditionFailure("\(file.path) is a script")
    }
    return script
  }

  init?(_ json: JSONText) {
    guard let prompts = json["prompt"]?.elements, let error = json["error"] else { return nil }
    promptPaths = prompts.compactMap(\.string)
    tokensPath = json["tokens"]?.string
    streamPath = json["stream"]?.string
    self.error = ScriptTemplate(error.text)
    if let part = json["streamed"] {
      guard let stream = Stream(part) else { return nil }
      streamed = stream
    } else {
      streamed = nil
    }
    if let part = json["whole"] {
      guard let path = part["path"]?.string, let reply = part["reply"] else { return nil }
      whole = Whole(path: path, json: ScriptTemplate(reply.text))
    } else {
      whole = nil
    }
  }

  /// Some request of this protocol goes to `request`'s path.
  func takes(_ request: MockRequest) -> Bool { [streamed?.path, whole?.path].contains { $0.map(request.goes) == true } }

  /// What `request` asks for; `nil` when it is not this protocol's.
  func asked(_ request: MockRequest, _ body: JSONText) throws(RequestProblem) -> (form: GenerationRequest, isStreamed: Bool)? {
    let prompts = promptPaths.compactMap { body.value(at: $0) }
    let wantsStream = streamPath.map { body.value(at: $0)?.text == "true" }
    let isStreamed: Bool
    if streamed.map({ request.goes(to: $0.path) }) == true, wantsStream != false {
      isStreamed = true
    } else if whole.map({ request.goes(to: $0.path) }) == true, wantsStream != true {
      isStreamed = false
    } else {
      return nil
    }
    guard !prompts.isEmpty else { return nil }
    let tokens = tokensPath.flatMap { body.value(at: $0)?.integer }
    return (try GenerationRequest(prompts: prompts, tokens: tokens, isStreamed: isStreamed), isStreamed)
  }
}

extension MockScript.Stream {
  fileprivate init?(_ json: JSONText) {
    guard let path = json["path"]?.string, let framing = json["framing"]?.string.flatMap(EventFraming.init),
      let token = json["token"]
    else { return nil }
    self.path = path
    self.framing = framing
    let nameMember = json["event"]?.string
    func event(_ json: JSONText) -> MockScript.Event { MockScript.Event(json, nameMember: nameMember) }
    start = (json["start"]?.elements ?? []).map(event)
    self.token = event(token)
    end = (json["end"]?.elements ?? []).map(event)
    done = json["done"]?.string
  }
}

extension MockScript.Event {
  /// Members whose names begin with a colon are said by the frame; an event of an event stream is named by `nameMember`.
  fileprivate init(_ json: JSONText, nameMember: String?) {
    let members = json.members ?? []
    let ofFrame = members.filter { $0.name.hasPrefix(":") }
    let name = nameMember.flatMap { json[$0]?.string }
    headers = ofFrame.map { ($0.name, $0.value.string ?? "") } + (name.map { [("event", $0)] } ?? [])
    let rest = members.filter { !$0.name.hasPrefix(":") }.map { String(decoding: $0.bytes, as: UTF8.self) }
    self.json = ScriptTemplate("{\(rest.joined(separator: ","))}")
  }
}

extension MockRequest {
  /// Its path is `pattern`, in which `*` stands for anything; one with a query is compared with path and query.
  func goes(to pattern: String) -> Bool {
    let path = pattern.contains("?") ? target : self.path
    guard let star = pattern.firstIndex(of: "*") else { return path == pattern }
    let (start, end) = (pattern[..<star], pattern[pattern.index(after: star)...])
    return path.count > start.count + end.count && path.hasPrefix(start) && path.hasSuffix(end)
  }
}

extension JSONText {
  /// The value at the end of the members' names in `path`, joined by dots.
  fileprivate func value(at path: String) -> JSONText? {
    path.split(separator: ".").reduce(self) { value, name in value?[String(name)] }
  }
}

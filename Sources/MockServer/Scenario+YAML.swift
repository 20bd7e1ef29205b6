internal import StrictYAML
package import Vocabulary

extension Scenario {
  /// The shipped scenario of this name, or that in the file at this path: what holds a `/` or ends in `.yaml` is a path.
  ///
  /// - Throws: all that is wrong with it.
  package init(named name: String) throws(PlanProblems) {
    if let shipped = Scenario.shipped.first(where: { $0.name == name }) {
      self = try Scenario(yaml: shipped.yaml, file: name)
      return
    }
    let isPath = name.contains("/") || name.hasSuffix(".yaml") || name.hasSuffix(".yml")
    let yaml: String
    do throws(UnreadableFile) {
      guard isPath else { throw UnreadableFile(path: name, reason: "there is no scenario of this name") }
      yaml = try text(ofFile: name, limit: Document.sizeLimit)
    } catch {
      let known = name.nearestFirst(of: Scenario.shipped.map(\.name)).joined(separator: ", ")
      throw PlanProblems([
        PlanProblem(
          place: "--scenario", value: name, problem: error.reason,
          accepted: "\(known), or the path of a scenario (./\(name).yaml)")
      ])
    }
    self = try Scenario(yaml: yaml, file: name)
  }

  /// The scenario that `yaml` tells; its problems are placed in `file`.
  package init(yaml: String, file: String) throws(PlanProblems) {
    self.init()
    let document = try Document(yaml: yaml, file: file)
    var reader = ScenarioReader(findings: DocumentFindings(file: file))
    let top = reader.section(
      document, at: "",
      known: ["ttft", "itl", "itl_jitter", "tokens", "role", "max_streams", "request_window", "faults"])
    timeToFirstToken = reader.time("ttft", of: top, upTo: MockOptions.longestWait) ?? timeToFirstToken
    interTokenLatency = reader.time("itl", of: top, upTo: MockOptions.longestWait) ?? interTokenLatency
    interTokenJitter = reader.time("itl_jitter", of: top, upTo: MockOptions.longestWait) ?? interTokenJitter
    tokens = reader.number("tokens", of: top, in: 0...MockOptions.longestReply) ?? tokens
    roleChunk = reader.choice("role", of: top, among: RoleChunk.self) ?? roleChunk
    maxStreams = reader.number("max_streams", of: top, in: 1...1_000_000) ?? maxStreams
    requestWindow = reader.number("request_window", of: top, in: 0...(1 << 31 - 1))
    for (index, item) in reader.list("faults", of: top, accepted: "a list of faults").enumerated() {
      faults.append(reader.rule(item, at: "faults[\(index)]"))
    }
    if !reader.problems.isEmpty { throw PlanProblems(reader.problems) }
  }
}

/// Reads the faults of a scenario.
private struct ScenarioReader: DocumentReader {
  var findings: DocumentFindings

  mutating func rule(_ document: Document, at place: String) -> FaultRule {
    let section = section(
      document, at: place,
      known: ["do", "at", "after", "share", "every", "first", "text", "bytes", "pause", "status", "headers", "body", "code"])
    var fault = Fault()
    fault.at = moment(of: section) ?? .head
    fault.wait = time("after", of: section, upTo: MockOptions.longestWait) ?? .zero
    fault.deed = deed(of: section)
    var rule = FaultRule(fault)
    rule.share = share("share", of: section, of: "the requests") ?? 1
    rule.every = number("every", of: section, in: 1...1_000_000) ?? 1
    rule.first = number("first", of: section, in: 1...1_000_000)
    return rule
  }

  private mutating func moment(of section: Section) -> Fault.Moment? {
    let words: [(String, Fault.Moment)] = [
      ("handshake", .handshake), ("head", .head), ("done", .done), ("end", .end), ("after", .after),
    ]
    if let token = section.members["at"]?.text.flatMap(Int.init), token >= 0 { return .token(token) }
    return choice("at", of: section, among: words, or: "the number of a token, from 0")
  }

  private mutating func deed(of section: Section) -> Fault.Deed {
    let words = [
      "delay", "stall", "freeze", "end", "close", "reset", "half-close", "event", "raw", "line", "garbage", "flood", "trickle",
      "respond", "bomb", "reset-stream", "go-away", "fall-back",
    ]
    let size = number("bytes", of: section, in: 1...(1 << 30))
    switch choice("do", of: section, among: words.map { ($0, $0) }) {
    case "stall": return .stall
    case "freeze": return .freeze
    case "end": return .end
    case "close": return .close
    case "reset": return .reset
    case "half-close": return .halfClose
    case "event": return .event(requiredText("text", of: section, accepted: "the text to send"))
    case "raw": return .raw(Array(requiredText("text", of: section, accepted: "the text to send").utf8))
    case "line": return .line(bytes: size ?? 1 << 24)
    case "garbage": return .garbage(bytes: size ?? 64)
    case "flood":
      let text = text("text", of: section, accepted: "a text") ?? "x"
      return .flood(Array(String(repeating: text, count: max(1, (1 << 16) / text.utf8.count)).utf8))
    case "trickle": return .trickle(time("pause", of: section, upTo: MockOptions.longestWait) ?? .seconds(1))
    case "respond": return .respond(response(of: section))
    case "bomb": return .bomb(bytes: size ?? 1 << 30)
    case "reset-stream": return .resetStream(errorCode(of: section) ?? .internalError)
    case "go-away": return .goAway(errorCode(of: section) ?? .noError)
    case "fall-back": return .fallBack
    case nil where section.members["do"] == nil:
      report(section.line, section.place(of: "do"), "missing", accepted: words.joined(separator: ", "))
      return .goOn
    default: return .goOn
    }
  }

  private mutating func errorCode(of section: Section) -> HTTP2ErrorCode? {
    choice("code", of: section, among: HTTP2ErrorCode.self)
  }

  private mutating func response(of section: Section) -> Fault.Response {
    var response = Fault.Response()
    response.status = number("status", of: section, in: 200...999) ?? 200
    response.body = Array((text("body", of: section, accepted: "a text") { _ in true } ?? "").utf8)
    response.headers = entries("headers", of: section, accepted: "names and values").map {
      HTTPHeader($0.key, $0.value.text ?? "")
    }
    return response
  }
}

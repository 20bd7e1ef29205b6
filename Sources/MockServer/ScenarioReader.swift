internal import StrictYAML
import Vocabulary

/// Reads the faults of a scenario.
struct ScenarioReader: DocumentReader {
  var findings: DocumentFindings

  /// Every deed, and what can be said of it beside what can be said of each.
  private static let deeds: [(word: String, keys: [String])] = [
    ("delay", []), ("stall", []), ("freeze", []), ("end", []), ("close", []), ("reset", []), ("half-close", []),
    ("event", ["text"]), ("raw", ["text"]), ("line", ["bytes"]), ("garbage", ["bytes"]), ("flood", ["text"]),
    ("trickle", ["pause"]), ("respond", ["status", "headers", "body"]), ("bomb", ["bytes"]), ("reset-stream", ["code"]),
    ("go-away", ["code"]), ("fall-back", []),
  ]

  /// All that can be said of one deed or another.
  private static let special = ["text", "bytes", "pause", "status", "headers", "body", "code"]

  /// What can be said of each deed: which it is, where and when it happens, and to which requests.
  private static let shared = ["do", "at", "after", "share", "every", "first"]

  mutating func rule(_ document: Document, at place: String) -> FaultRule {
    let section = section(document, at: place, known: ScenarioReader.shared + ScenarioReader.special)
    var fault = Fault()
    fault.at = moment(of: section) ?? .head
    fault.wait = time("after", of: section, upTo: MockOptions.longestWait) ?? .zero
    if let (word, keys) = choice("do", of: section, among: ScenarioReader.deeds.map { ($0.word, $0) }) {
      fault.deed = deed(word, of: section)
      reportIdle(of: section, beside: keys, word)
      reportPlace(of: fault, word, section)
    } else if section.members["do"] == nil {
      report(
        section.line, section.place(of: "do"), "missing",
        accepted: ScenarioReader.deeds.map(\.word).joined(separator: ", "))
    }
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

  private mutating func deed(_ word: String, of section: Section) -> Fault.Deed {
    let size = number("bytes", of: section, in: 1...(1 << 30))
    switch word {
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
    default: return .goOn
    }
  }

  /// Reports what is said and does nothing: the rule would be taken for another than it is.
  private mutating func reportIdle(of section: Section, beside keys: [String], _ deed: String) {
    for key in ScenarioReader.special where !keys.contains(key) {
      guard let document = section.members[key] else { continue }
      report(
        document.line, section.place(of: key), "does nothing where `do` is \(deed)",
        accepted: "beside it \((ScenarioReader.shared.dropFirst() + keys).joined(separator: ", "))")
    }
  }

  /// Reports where a deed cannot be done at the place, or does nothing there.
  private mutating func reportPlace(of fault: Fault, _ deed: String, _ section: Section) {
    let line = section.members["at"]?.line ?? section.line
    let place = section.place(of: "at")
    switch (fault.deed, fault.at) {
    case (.fallBack, .handshake), (.close, .handshake):
      if let after = section.members["after"] {
        report(after.line, section.place(of: "after"), "does nothing in the handshake", accepted: "nothing")
      }
    case (.fallBack, _): report(line, place, "nothing falls back but the handshake", accepted: "handshake")
    case (_, .handshake): report(line, place, "\(deed) is not done in the handshake", accepted: "close or fall-back there")
    case (.respond, .head), (.bomb, .head): break
    case (.respond, _), (.bomb, _): report(line, place, "a response of its own has no other place", accepted: "head")
    case (.goOn, _) where fault.wait == .zero:
      report(section.line, section.place(of: "after"), "missing", accepted: "how long to delay, as 250ms")
    default: break
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

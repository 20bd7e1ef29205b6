internal import Vocabulary

/// What an observed reply shows of its protocol: the framing, and where in each event the facts are.
struct ReplyDraft {
  let framing: Framing
  /// The reply came as a stream.
  let isStream: Bool
  /// The facts' paths, first choice first.
  private(set) var paths: [(fact: Fact, paths: [String])] = []
  /// Each event says all of the text so far.
  private(set) var isCumulative = false
  /// The data of the event that ends the stream.
  private(set) var done: String?
  /// The member, and its value, by which the last event is known from the others.
  private(set) var ending: (path: String, value: JSONText)?
  /// The member, and its value, by which the events with text are known from others that have one at the same path.
  private(set) var carrier: (path: String, value: JSONText)?

  /// Something in it is output: a text, a vector, a score, or all of it.
  var hasOutput: Bool { framing == .raw || paths.contains { $0.fact == .content || $0.fact == .result } }

  /// What stands at a path in the events, in their order.
  fileprivate struct Place {
    let path: String
    var values: [(event: Int, value: JSONText)] = []

    var name: String { String(path.split(separator: ".").last ?? "").replacing("[*]", with: "") }
    var texts: [String] { values.compactMap(\.value.string).filter { !$0.isEmpty } }
  }

  /// The draft of what `reply` shows.
  ///
  /// - Parameters:
  ///   - reply: the reply.
  ///   - isStreamed: a stream was asked for.
  ///   - said: the texts of the request, which a reply may repeat.
  init(_ reply: ObservedExchange.Reply, isStreamed: Bool, to said: Set<String>) {
    (framing, isStream) = ReplyDraft.framing(of: reply, isStreamed: isStreamed)
    guard framing != .raw else { return }
    var events: [JSONText] = []
    for data in ReplyDraft.events(of: reply.body, framing: framing) {
      // What begins as an object and is none was cut off.
      if let json = try? JSONText(data) { events.append(json) } else if !events.isEmpty, data.first != "{" { done = data }
    }
    if framing == .array { done = nil }
    let places = ReplyDraft.places(in: events)
    findText(in: places.filter { !$0.repeats(said) && !$0.isOfAnError }, events)
    findCounts(in: places)
    if isStream, done == nil { findEnding(in: places, events.count) }
  }

  // MARK: Framing

  private static func framing(
    of reply: ObservedExchange.Reply, isStreamed: Bool
  ) -> (framing: Framing, isStream: Bool) {
    let bytes = reply.body.span
    let text = String(decoding: reply.body, as: UTF8.self)
    switch bytes.byte(at: bytes.skippingSpace(from: 0)) {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      guard let json = try? JSONText(text) else { return (.lines, true) }
      return json.kind == .array && isStreamed ? (.array, true) : (.json, false)
    case 0 where reply.contentType?.contains("amazon") != false: return (.messages, true)
    default:
      let isEvents = ["data:", "event:", "id:", "retry:", ":"].contains { text.drop(while: \.isWhitespace).hasPrefix($0) }
      return isEvents ? (.eventStream, true) : (.raw, isStreamed)
    }
  }

  private static func events(of body: [UInt8], framing: Framing) -> [String] {
    var framer = StreamFraming(framing)
    let bytes = body.span
    var offset = 0
    var events: [String] = []
    while let frame = framer.next(in: bytes, at: &offset) { events.append(frame.text(in: body)) }
    if let last = framer.finish() { events.append(last.text(in: body)) }
    return events
  }

  // MARK: Places

  private static func places(in events: [JSONText]) -> [Place] {
    var places: [Place] = []
    var indices: [String: Int] = [:]
    func add(_ json: JSONText, at path: String, _ event: Int) {
      let isVector = json.elements.map { $0.count > 2 && $0.allSatisfy { $0.kind == .number } } ?? false
      if !isVector, let elements = json.elements {
        for element in elements { add(element, at: "\(path)[*]", event) }
      } else if let members = json.members {
        for member in members where !member.name.contains(where: { ".[]\"' ".contains($0) }) {
          add(member.value, at: path.isEmpty ? member.name : "\(path).\(member.name)", event)
        }
      } else {
        let index = indices[path] ?? places.count
        if index == places.count { places.append(Place(path: path)) }
        indices[path] = index
        places[index].values.append((event, json))
      }
    }
    for (index, event) in events.enumerated() { add(event, at: "", index) }
    return places
  }

  // MARK: Facts

  private mutating func findText(in places: [Place], _ events: [JSONText]) {
    let reasons = places.filter { $0.isReason && !$0.texts.isEmpty }
    set(.finishReason, reasons.map(\.path))
    // A reply that scores may repeat what it scores: the texts in it are no answer.
    if !isStream, let score = places.first(where: { $0.name.lowercased().contains("score") }) {
      return set(.result, [score.path])
    }
    let texts = places.filter { place in
      !place.texts.isEmpty && !reasons.contains { $0.path == place.path } && !place.name.isOfTheEnvelope
    }
    let thoughts = texts.filter { $0.name.lowercased().contains("reason") || $0.name.lowercased().contains("think") }
    set(.reasoning, thoughts.map(\.path))
    let others = texts.filter { text in !thoughts.contains { $0.path == text.path } }
    let named = others.filter(\.isNamedAsText)
    let answers = named.isEmpty ? others : named
    if let answer = answers.max(by: { weight($0) < weight($1) }) {
      set(.content, [answer.path])
      isCumulative = isStream && answer.isCumulative
      findCarrier(of: answer, in: places, events)
    } else if let vector = places.first(where: { $0.values.contains { $0.value.kind == .array } }) {
      set(.result, [vector.path])
    }
  }

  /// How likely it is that the answer's text is there: long, in many events, and never the same.
  private func weight(_ place: Place) -> Double {
    let length = Double(place.texts.reduce(0) { $0 + $1.count })
    return isStream ? length * Double(Set(place.texts).count) : length
  }

  /// Where events of several types have a text at the same path, the answer is in those of the commonest type.
  private mutating func findCarrier(of answer: Place, in places: [Place], _ events: [JSONText]) {
    guard isStream, let types = places.first(where: { $0.path == "type" }) else { return }
    let ofEvent = Dictionary(types.values.map { ($0.event, $0.value) }) { first, _ in first }
    var counts: [String: Int] = [:]
    for event in Set(answer.values.map(\.event)) { if let type = ofEvent[event] { counts[type.text, default: 0] += 1 } }
    guard counts.count > 1, let commonest = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key else { return }
    carrier = types.values.first { $0.value.text == commonest }.map { ("type", $0.value) }
  }

  private mutating func findCounts(in places: [Place]) {
    let names: [(Fact, [String])] = [
      (.inputTokens, ["prompttokens", "inputtokens", "prompttokencount", "promptevalcount"]),
      (
        .outputTokens,
        ["completiontokens", "outputtokens", "candidatestokencount", "evalcount", "generatedtokens", "tokenspredicted"]
      ),
      (.reasoningTokens, ["reasoningtokens", "thoughtstokencount"]),
      (.cachedTokens, ["cachedtokens", "cachereadinputtokens", "cachedcontenttokencount"]),
    ]
    for (fact, known) in names {
      let found = places.filter { place in
        known.contains(place.name.lowercased().filter { $0 != "_" }) && place.values.contains { $0.value.integer != nil }
      }
      set(fact, found.map(\.path))
    }
  }

  /// Without a word of its own, the last event ends the stream by a member that no other has with this value.
  private mutating func findEnding(in places: [Place], _ count: Int) {
    for place in places where !place.path.contains("[") {
      guard let last = place.values.last, last.event == count - 1, last.value.kind == .bool || place.path == "type" else {
        continue
      }
      let isAlone = !place.values.dropLast().contains { $0.value.text == last.value.text }
      if isAlone, last.value.text != "false" { ending = (place.path, last.value) }
    }
  }

  private mutating func set(_ fact: Fact, _ found: [String]) {
    if !found.isEmpty { paths.append((fact, found)) }
  }
}

extension ReplyDraft.Place {
  /// It is called as APIs call the text of an answer.
  fileprivate var isNamedAsText: Bool {
    ["content", "text", "delta", "response", "output", "generated_text", "text_output", "answer", "output_text"].contains(name)
  }

  /// It says why the model stopped.
  fileprivate var isReason: Bool {
    let names = path.lowercased().split(separator: ".").suffix(2).map { $0.filter { $0 != "_" } }
    return ["finishreason", "stopreason", "donereason", "stoptype"].contains { reason in
      names.last == reason || names.first == reason && names.last == "type"
    }
  }

  /// It tells of an error, as drafts have it.
  fileprivate var isOfAnError: Bool { path == "error" || path.hasPrefix("error.") || path.hasPrefix("error[") }

  /// All it holds was said in the request.
  fileprivate func repeats(_ said: Set<String>) -> Bool { !texts.isEmpty && texts.allSatisfy(said.contains) }

  /// Each text begins with the one before it.
  fileprivate var isCumulative: Bool {
    texts.count > 2 && zip(texts, texts.dropFirst()).allSatisfy { $1.hasPrefix($0) } && texts.first != texts.last
  }
}

extension String {
  /// It names something that is said of the reply, not in it.
  fileprivate var isOfTheEnvelope: Bool {
    let name = lowercased()
    return [
      "id", "object", "model", "role", "type", "created", "created_at", "fingerprint", "status", "version", "name", "event",
      "index",
    ]
    .contains { name == $0 || name.hasSuffix("_\($0)") || $0.count > 3 && name.hasSuffix($0) }
  }
}

extension Frame {
  /// Its data, in the body that was given as one piece.
  fileprivate func text(in body: [UInt8]) -> String {
    switch self {
    case .inPiece(let range): String(decoding: body[range], as: UTF8.self)
    case .gathered(let bytes): String(decoding: bytes, as: UTF8.self)
    }
  }
}

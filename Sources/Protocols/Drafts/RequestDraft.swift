internal import Vocabulary

/// An observed body with places for what a plan says: which of its values are the prompt, the model, the limits.
struct RequestDraft {
  /// The body, with placeholders.
  private(set) var body: [JSONValue.Member] = []
  /// How a message of a chat is spelled, and what its roles are called, where not as OpenAI does it.
  private(set) var message: JSONValue?
  private(set) var roles: [JSONValue.Member] = []
  /// What was found where, to be shown.
  private(set) var findings: [String] = []
  /// The request asked for a stream.
  private(set) var isStreamed = false
  /// The prompt was found in it.
  var hasPrompt: Bool { places.values.contains(where: \.isPrompt) }

  /// Where each placeholder goes, by the path of the value it stands for.
  private var places: [String: Placeholder] = [:]
  private var texts: [(path: String, length: Int)] = []

  /// The draft of `json`, an object.
  init(_ json: JSONText) {
    look(at: json, path: "", name: "")
    placePrompt()
    body = (json.members ?? []).map { JSONValue.Member($0.name, draft($0.value, path: $0.name)) }
  }

  // MARK: Looking

  private mutating func look(at json: JSONText, path: String, name: String) {
    if let knob = Knob.all.first(where: { $0.isCalled(name) && $0.kinds.contains(json.kind) }) {
      if knob.placeholder == .stream { isStreamed = json.text == "true" }
      return place(knob.placeholder, at: path)
    }
    if let elements = json.elements {
      if elements.contains(where: { $0["role"]?.string != nil }) { return take(chat: elements, at: path) }
      if elements.count > 3, elements.allSatisfy({ $0.integer != nil }), !places.values.contains(where: \.isPrompt) {
        return place(.promptTokenIDs, at: path)
      }
      for (index, element) in elements.enumerated() { look(at: element, path: "\(path)[\(index)]", name: name) }
    } else if let members = json.members {
      for member in members {
        look(at: member.value, path: path.isEmpty ? member.name : "\(path).\(member.name)", name: member.name)
      }
    } else if let text = json.string {
      if Redaction.isSecret(text, ofMember: name) { place(.apiKey, at: path) } else { texts.append((path, text.count)) }
    }
  }

  private mutating func place(_ placeholder: Placeholder, at path: String) {
    places[path] = placeholder
    findings.append("\(path) is ${\(placeholder.rawValue)}")
  }

  /// A list of messages: the whole of it is the prompt, and one of them shows how they are spelled.
  private mutating func take(chat messages: [JSONText], at path: String) {
    place(.messages, at: path)
    guard let sample = messages.last(where: { $0["role"]?.string != nil }) else { return }
    var hasText = false
    let spelled = RequestDraft.spelling(of: sample, hasText: &hasText)
    if hasText, !spelled.isUsual { message = spelled }
    let usual = ["user", "assistant", "system", "developer", "tool"]
    for called in messages.compactMap({ $0["role"]?.string }) where !usual.contains(called) {
      let role = called.lowercased().hasPrefix("u") || called.lowercased() == "human" ? "user" : "assistant"
      if !roles.contains(where: { $0.key == role }) { roles.append(JSONValue.Member(role, .text(called))) }
    }
  }

  /// `json` with `${role}` and `${text}` for the role and the first other text.
  private static func spelling(of json: JSONText, name: String = "", hasText: inout Bool) -> JSONValue {
    if let members = json.members {
      return .object(members.map { JSONValue.Member($0.name, spelling(of: $0.value, name: $0.name, hasText: &hasText)) })
    }
    if let elements = json.elements { return .list(elements.prefix(1).map { spelling(of: $0, hasText: &hasText) }) }
    guard let text = json.string else { return JSONValue(json) ?? .null }
    if name == "role" { return "${role}" }
    if hasText || name == "type" {
      return .text(Redaction.isSecret(text, ofMember: name) ? Secret.mark : TextPiece.escaped(text))
    }
    hasText = true
    return "${text}"
  }

  /// The prompt, where no chat was found: the text with the likeliest name, else the longest.
  private mutating func placePrompt() {
    let isRanking = places.values.contains(.documents)
    guard isRanking || !places.values.contains(where: \.isPrompt) else { return takeSystemApart() }
    let named = ["prompt", "input", "inputs", "text_input", "query", "question", "text"].lazy.compactMap { [texts] name in
      texts.first { $0.path.split(separator: ".").last.map { $0.hasPrefix(name) } == true }
    }.first
    guard let prompt = named ?? texts.max(by: { $0.length < $1.length }) else { return }
    place(isRanking ? .query : .prompt, at: prompt.path)
    if named == nil { findings.append("(a guess: it is the longest text)") }
  }

  /// A chat whose system prompt stands elsewhere.
  private mutating func takeSystemApart() {
    guard let chat = places.first(where: { $0.value == .messages })?.key else { return }
    let system = texts.first { text in text.path.lowercased().split(separator: ".").contains { $0.hasPrefix("system") } }
    if system != nil || message != nil {
      findings.removeAll { $0.hasPrefix("\(chat) is") }
      place(.turns, at: chat)
    }
    if let system { place(.system, at: system.path) }
  }

  // MARK: Drafting

  private func draft(_ json: JSONText, path: String) -> JSONValue {
    if let placeholder = places[path] {
      return .text(placeholder == .apiKey ? (json.string ?? "").withPlaceForKey : "${\(placeholder.rawValue)}")
    }
    if let members = json.members {
      return .object(members.map { JSONValue.Member($0.name, draft($0.value, path: "\(path).\($0.name)")) })
    }
    if let elements = json.elements {
      return .list(elements.enumerated().map { draft($1, path: "\(path)[\($0)]") })
    }
    return json.string.map { .text(TextPiece.escaped($0)) } ?? JSONValue(json) ?? .null
  }
}

extension JSONValue {
  /// It is a message as OpenAI spells it.
  fileprivate var isUsual: Bool {
    guard case .object(let members) = self, members.count == 2 else { return false }
    return members.contains(Member("role", "${role}")) && members.contains(Member("content", "${text}"))
  }
}

extension JSONText {
  /// The texts in it.
  var texts: [String] { string.map { [$0] } ?? elements?.flatMap(\.texts) ?? members?.flatMap(\.value.texts) ?? [] }
}

/// A value of a request that plans have a key for, by the names that APIs give it.
private struct Knob {
  let placeholder: Placeholder
  let kinds: Set<JSONText.Kind>
  let names: Set<String>

  static let all = [
    Knob(placeholder: .model, kinds: [.string], names: ["model", "modelid", "modelname"]),
    Knob(placeholder: .stream, kinds: [.bool], names: ["stream", "streaming", "incrementaloutput"]),
    Knob(
      placeholder: .maxOutputTokens, kinds: [.number],
      names: [
        "maxtokens", "maxcompletiontokens", "maxoutputtokens", "maxnewtokens", "maxtokenstosample", "numpredict", "npredict",
        "maxlength",
      ]),
    Knob(placeholder: .minOutputTokens, kinds: [.number], names: ["mintokens", "minnewtokens", "minoutputtokens"]),
    Knob(placeholder: .ignoreEndOfSequence, kinds: [.bool], names: ["ignoreeos"]),
    Knob(placeholder: .temperature, kinds: [.number], names: ["temperature"]),
    Knob(placeholder: .topP, kinds: [.number], names: ["topp"]),
    Knob(placeholder: .stop, kinds: [.array], names: ["stop", "stopsequences", "stopwords", "stopstrings"]),
    Knob(placeholder: .documents, kinds: [.array], names: ["documents", "passages"]),
  ]

  func isCalled(_ name: String) -> Bool { names.contains(name.lowercased().filter { $0 != "_" && $0 != "-" }) }
}

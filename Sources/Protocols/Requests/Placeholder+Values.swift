internal import Vocabulary

/// What the placeholders of a body stand for in one request.
extension Placeholder {
  /// Appends its value as JSON; `false`, with nothing appended, when it is absent.
  func append(to json: inout [UInt8], _ values: RequestValues) throws(RequestEncodingError) -> Bool {
    switch self {
    case .messages: return try values.chat.append(turns: false, to: &json, values)
    case .turns: return try values.chat.append(turns: true, to: &json, values)
    case .promptTokenIDs:
      guard case .tokenIDs(let ids) = values.prompt.content else { return false }
      json.appendArray(of: ids) { $0 += String($1).utf8 }
    case .promptOrTokenIDs:
      if case .tokenIDs = values.prompt.content { return try Placeholder.promptTokenIDs.append(to: &json, values) }
      return try Placeholder.prompt.append(to: &json, values)
    case .documents:
      guard case .query(_, let documents) = values.prompt.content else { return false }
      json.appendArray(of: documents) { $0.appendJSON($1) }
    case .stop:
      if values.plan.stop.isEmpty { return false }
      json.appendArray(of: values.plan.stop) { $0.appendJSON($1) }
    case .prompt, .system, .query, .model, .apiKey, .role, .text:
      guard let text = try text(values) else { return false }
      json.appendJSON(text)
    case .echo, .logprobs, .stream, .maxOutputTokens, .minOutputTokens, .ignoreEndOfSequence, .temperature, .topP:
      guard let text = try text(values) else { return false }
      json += text.utf8
    }
    return true
  }

  /// Its value as it reads in a text; `nil` when it is absent.
  func text(_ values: RequestValues) throws(RequestEncodingError) -> String? {
    let (prompt, plan) = (values.prompt, values.plan)
    return switch self {
    case .prompt: prompt.content.wholeText
    case .echo: prompt.content.kind == .continuation ? "true" : nil
    case .logprobs: prompt.content.kind == .continuation ? "1" : nil
    case .query: if case .query(let query, _) = prompt.content { query } else { nil }
    case .system: try values.chat.system(of: prompt)
    case .model: plan.model.isEmpty ? nil : plan.model
    case .apiKey: plan.apiKey?.reveal()
    case .stream: String(values.isStreamed)
    case .maxOutputTokens: [prompt.maxOutputTokens, plan.maxOutputTokens].compactMap(\.self).min().map(String.init)
    case .minOutputTokens: plan.minOutputTokens.map(String.init)
    case .ignoreEndOfSequence: plan.ignoresEndOfSequence ? "true" : nil
    case .temperature: plan.temperature.map { String($0) }
    case .topP: plan.topP.map { String($0) }
    case .role: values.message?.role
    case .text: values.message?.text
    case .messages, .turns, .promptTokenIDs, .promptOrTokenIDs, .documents, .stop: nil
    }
  }
}

extension Prompt.Content {
  /// All of it, where it is one text.
  fileprivate var wholeText: String? {
    switch self {
    case .text(let text): text
    case .continuation(let text, let context): context + text
    case .messages, .tokenIDs, .query, .body: nil
    }
  }
}

extension [UInt8] {
  /// Appends a JSON array of `values`, each as `spell` appends it.
  fileprivate mutating func appendArray<Value>(of values: [Value], _ spell: (inout [UInt8], Value) -> Void) {
    append(UInt8(ascii: "["))
    for (index, value) in values.enumerated() {
      if index > 0 { append(UInt8(ascii: ",")) }
      spell(&self, value)
    }
    append(UInt8(ascii: "]"))
  }
}

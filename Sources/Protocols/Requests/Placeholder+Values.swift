internal import Vocabulary

/// What the placeholders of a body stand for in one request.
extension Placeholder {
  /// Appends its value as JSON; `false`, with nothing appended, when it is absent.
  func append(to json: inout [UInt8], _ prompt: Prompt, _ plan: RunPlan) throws(RequestEncodingError) -> Bool {
    switch self {
    case .messages: return appendMessages(to: &json, prompt)
    case .stop:
      if plan.stop.isEmpty { return false }
      for (index, text) in plan.stop.enumerated() {
        json.append(UInt8(ascii: index == 0 ? "[" : ","))
        json.appendJSON(text)
      }
      json.append(UInt8(ascii: "]"))
    case .prompt, .model, .apiKey:
      guard let text = try text(prompt, plan) else { return false }
      json.appendJSON(text)
    case .stream, .maxOutputTokens, .minOutputTokens, .ignoreEndOfSequence, .temperature, .topP:
      guard let text = try text(prompt, plan) else { return false }
      json += text.utf8
    }
    return true
  }

  /// Its value as it reads in a text; `nil` when it is absent.
  func text(_ prompt: Prompt, _ plan: RunPlan) throws(RequestEncodingError) -> String? {
    switch self {
    case .prompt:
      switch prompt.content {
      case .text(let text): text
      case .messages: throw .chatInTextProtocol
      case .body: nil
      }
    case .model: plan.model.isEmpty ? nil : plan.model
    case .stream: String(plan.isStreamed)
    case .maxOutputTokens: [prompt.maxOutputTokens, plan.maxOutputTokens].compactMap(\.self).min().map(String.init)
    case .minOutputTokens: plan.minOutputTokens.map(String.init)
    case .ignoreEndOfSequence: plan.ignoresEndOfSequence ? "true" : nil
    case .temperature: plan.temperature.map { String($0) }
    case .topP: plan.topP.map { String($0) }
    case .messages, .stop, .apiKey: nil
    }
  }

  private func appendMessages(to json: inout [UInt8], _ prompt: Prompt) -> Bool {
    switch prompt.content {
    case .messages(let text): json += text.utf8
    case .text(let text):
      json += #"[{"role":"user","content":"#.utf8
      json.appendJSON(text)
      json += "}]".utf8
    case .body: return false
    }
    return true
  }
}

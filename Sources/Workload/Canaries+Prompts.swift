internal import Vocabulary

extension Canaries {
  /// The prompt at `index` with its word before it; `nil` of one that has no place for it.
  func marked(_ prompt: Prompt, at index: Int) -> Prompt? {
    let line = "[\(word(ofPrompt: index))]\n\n"
    var prompt = prompt
    switch prompt.content {
    case .text(let text): prompt.content = .text(line + text)
    case .messages(let json):
      guard let marked = Canaries.put(line, into: json) else { return nil }
      prompt.content = .messages(json: marked)
    case .continuation, .tokenIDs, .query, .body: return nil
    }
    return prompt
  }

  /// The messages that `json` spells, the first of which that has a text begins with `line`.
  private static func put(_ line: String, into json: String) -> String? {
    guard let text = try? JSONText(json), case .list(var messages) = JSONValue(text) else { return nil }
    for (index, message) in messages.enumerated() {
      guard case .object(var members) = message, let place = members.firstIndex(where: { $0.key == "content" }),
        case .text(let content) = members[place].value
      else { continue }
      members[place] = JSONValue.Member("content", .text(line + content))
      messages[index] = .object(members)
      return JSONValue.list(messages).compactText
    }
    return nil
  }
}

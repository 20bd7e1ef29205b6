internal import Vocabulary

/// How the messages of a chat are spelled.
struct ChatTemplate: Sendable {
  /// The spelling of each; `nil` sends it as it stands.
  var message: BodyTemplate.Value?
  /// What roles are called, where they have another name.
  var roles: [String: String] = [:]

  /// Appends the messages of a chat as an array, `turns` without those of the system; `false`, with nothing appended, when the
  /// prompt is no chat.
  func append(turns: Bool, to json: inout [UInt8], _ values: RequestValues) throws(RequestEncodingError) -> Bool {
    switch values.prompt.content {
    case .text(let text):
      json.append(UInt8(ascii: "["))
      if let message {
        try append(message, ChatMessage(role: "user", text: text), to: &json, values)
      } else {
        json += #"{"role":"user","content":"#.utf8
        json.appendJSON(text)
        json.append(UInt8(ascii: "}"))
      }
      json.append(UInt8(ascii: "]"))
    case .messages(let text) where message == nil && !turns: json += text.utf8
    case .messages(let text):
      json.append(UInt8(ascii: "["))
      for (index, element) in try elements(of: text).enumerated() where !(turns && element.isOfSystem) {
        if let message {
          guard let spelled = ChatMessage(element) else { throw .unspellableMessage(number: index + 1) }
          try append(message, spelled, to: &json, values)
        } else {
          json += element.text.utf8
        }
        json.append(UInt8(ascii: ","))
      }
      json.close(with: UInt8(ascii: "]"))
    case .continuation, .tokenIDs, .query, .body: return false
    }
    return true
  }

  /// What the system's messages of a chat say; `nil` when there are none.
  func system(of prompt: Prompt) throws(RequestEncodingError) -> String? {
    guard case .messages(let text) = prompt.content else { return nil }
    var texts: [String] = []
    for (index, element) in try elements(of: text).enumerated() where element.isOfSystem {
      guard let message = ChatMessage(element) else { throw .unspellableMessage(number: index + 1) }
      texts.append(message.text)
    }
    return texts.isEmpty ? nil : texts.joined(separator: "\n\n")
  }

  private func append(
    _ template: BodyTemplate.Value, _ message: ChatMessage, to json: inout [UInt8], _ values: RequestValues
  ) throws(RequestEncodingError) {
    var values = values
    values.message = ChatMessage(role: roles[message.role] ?? message.role, text: message.text)
    _ = try template.append(to: &json, values)
  }

  private func elements(of json: String) throws(RequestEncodingError) -> [JSONText] {
    guard let elements = try? JSONText(json).elements else { throw .noChat }
    return elements
  }
}

/// One message of a chat, as far as it is text.
struct ChatMessage {
  let role: String
  let text: String

  init(role: String, text: String) {
    self.role = role
    self.text = text
  }

  /// A message whose content is a text or a list of texts; `nil` of anything else.
  init?(_ json: JSONText) {
    guard let role = json["role"]?.string, let content = json["content"] else { return nil }
    self.role = role
    if let text = content.string {
      self.text = text
    } else {
      guard let parts = content.elements else { return nil }
      let texts = parts.compactMap { $0["type"]?.string == "text" ? $0["text"]?.string : nil }
      guard texts.count == parts.count else { return nil }
      self.text = texts.joined()
    }
  }
}

extension JSONText {
  /// It is a message that tells the model how to behave.
  fileprivate var isOfSystem: Bool { ["system", "developer"].contains(self["role"]?.string) }
}

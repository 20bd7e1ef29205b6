internal import Vocabulary

/// What a prompt can be, as messages call it.
enum PromptKind: String, CaseIterable, Sendable {
  case text = "a text"
  case chat = "a chat (messages)"
  case continuation = "a continuation to judge"
  case tokenIDs = "token ids (prompt_token_ids)"
  case query = "a query with documents"
}

extension Prompt.Content {
  /// What it is; `nil` for a whole body, which every protocol sends.
  var kind: PromptKind? {
    switch self {
    case .text: .text
    case .messages: .chat
    case .continuation: .continuation
    case .tokenIDs: .tokenIDs
    case .query: .query
    case .body: nil
    }
  }
}

extension Placeholder {
  /// The prompts that it has a value for.
  var promptKinds: [PromptKind] {
    switch self {
    case .prompt: [.text]
    case .messages, .turns: [.text, .chat]
    case .promptTokenIDs: [.tokenIDs]
    case .promptOrTokenIDs: [.text, .tokenIDs]
    case .query, .documents: [.query]
    case .echo: [.continuation]
    default: []
    }
  }
}

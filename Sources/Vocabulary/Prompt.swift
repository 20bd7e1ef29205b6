/// What to say to a model, once: one row of a prompt set.
public struct Prompt: Sendable, Equatable {
  /// How the row spells it.
  public enum Content: Sendable, Equatable {
    /// Plain text: the user's turn of a chat, or the text to complete.
    case text(String)
    /// A chat so far, as the JSON text of the `messages` array; sent as it stands.
    case messages(json: String)
    /// A text whose end is judged: how likely the model finds it after the context. Nothing is generated.
    case continuation(String, context: String)
    /// A text to complete, as the ids of its tokens.
    case tokenIDs([Int])
    /// A query, and the documents to rank for it.
    case query(String, documents: [String])
    /// A whole request body, as the JSON text of an object; sent as it stands but for the model and sampling the plan sets.
    case body(json: String)
  }

  /// What is said.
  public var content: Content

  /// The longest reply this row asks for, in tokens; `nil` leaves it to the plan.
  public var maxOutputTokens: Int?

  /// A row that says `content`.
  public init(_ content: Content, maxOutputTokens: Int? = nil) {
    self.content = content
    self.maxOutputTokens = maxOutputTokens
  }
}

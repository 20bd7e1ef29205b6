internal import Vocabulary

/// How requests for one form of reply, streamed or whole, are spelled.
struct RequestTemplate: Sendable {
  /// The path below the endpoint's base URL, perhaps with a query.
  var path: [TextPiece] = []
  var headers: [HeaderTemplate] = []
  var body = BodyTemplate(members: [])
  var chat = ChatTemplate()
  /// What must have a value.
  var required: [Placeholder] = []

  /// Path and query of the requests of `plan`.
  func path(for plan: RunPlan) -> String {
    path.map { piece in
      switch piece {
      case .literal(let text): text
      case .placeholder: plan.model.percentEncoded
      }
    }.joined()
  }

  /// The body that sends `prompt`; over its members stand those of the prompt's own body, over all those of the plan's extra body.
  func body(for prompt: Prompt, plan: RunPlan, isStreamed: Bool) throws(RequestEncodingError) -> [UInt8] {
    let values = RequestValues(prompt: prompt, plan: plan, isStreamed: isStreamed, chat: chat)
    for placeholder in required where try placeholder.text(values) == nil { throw .missing(placeholder) }
    if let kind = prompt.content.kind {
      let accepted = PromptKind.allCases.filter { body.placeholders.flatMap(\.promptKinds).contains($0) }
      guard accepted.contains(kind) else { throw .unsendable(kind, accepted: accepted) }
    }
    var own: [JSONText.Member] = []
    if case .body(let json) = prompt.content { own = try members(of: json, what: "the prompt's body") }
    var extra: [JSONText.Member] = []
    if let json = plan.extraBody { extra = try members(of: json, what: "the extra body") }
    return try body.body(values, over: own, under: extra)
  }

  private func members(of json: String, what: String) throws(RequestEncodingError) -> [JSONText.Member] {
    guard let members = try? JSONText(json).members else { throw .noObject(what: what) }
    return members
  }
}

/// What the placeholders of one request get their values from.
struct RequestValues {
  let prompt: Prompt
  let plan: RunPlan
  let isStreamed: Bool
  let chat: ChatTemplate
  /// The message that is being spelled.
  var message: ChatMessage?
}

/// Why a prompt cannot be sent by a protocol.
package enum RequestEncodingError: Error, Equatable, CustomStringConvertible {
  /// The prompt is a chat, and the protocol sends one text.
  case chatInTextProtocol
  /// A verbatim body, or the plan's extra body, is no JSON object.
  case noObject(what: String)

  /// What is wrong and what to do.
  package var description: String {
    switch self {
    case .chatInTextProtocol:
      "the prompt is a chat (messages), which this protocol cannot send: use a chat protocol, or prompts of plain text"
    case .noObject(let what): "\(what) is no JSON object: write it as {\"key\": value, …}"
    }
  }
}

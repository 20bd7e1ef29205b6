/// Why a prompt cannot be sent by a protocol.
package struct RequestEncodingError: Error, Equatable, CustomStringConvertible {
  /// What is wrong and what to do.
  package let description: String
  /// What could be sent.
  package var accepted = "a prompt that this protocol can send"

  /// The prompt is of a kind that the protocol does not send.
  static func unsendable(_ kind: PromptKind, accepted: [PromptKind]) -> RequestEncodingError {
    let accepted = accepted.isEmpty ? "whole bodies only" : accepted.map(\.rawValue).joined(separator: ", or ")
    var error = RequestEncodingError(
      description: "the prompt is \(kind.rawValue), which this protocol cannot send: it sends \(accepted)")
    if kind == .continuation {
      error.accepted =
        "a protocol that tells the likelihoods of a prompt, as --protocol openai-completions; or a setting that asks for replies"
    }
    return error
  }

  /// A message of a chat is more than text.
  static func unspellableMessage(number: Int) -> RequestEncodingError {
    RequestEncodingError(
      description: "message \(number) of the chat is more than a role and text, which this protocol cannot spell: "
        + "send it as a whole body")
  }

  /// The chat is no JSON array.
  static let noChat = RequestEncodingError(description: "the chat is no JSON array of messages")

  /// A verbatim body, or the plan's extra body, is no JSON object.
  static func noObject(what: String) -> RequestEncodingError {
    RequestEncodingError(description: "\(what) is no JSON object: write it as {\"key\": value, …}")
  }

  /// The plan leaves open what the protocol cannot do without.
  static func missing(_ placeholder: Placeholder) -> RequestEncodingError {
    let flag = placeholder.rawValue.split(separator: "_").joined(separator: "-")
    return RequestEncodingError(description: "this protocol must be told \(placeholder.rawValue): give --\(flag)")
  }
}

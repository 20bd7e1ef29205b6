/// What a definition can put into a request: `${name}`.
enum Placeholder: String, CaseIterable, Sendable {
  /// The prompt as one text.
  case prompt
  /// The prompt as a chat: an array of messages, each with `role` and `content`.
  case messages
  case model
  /// Whether a stream is asked for.
  case stream
  case maxOutputTokens = "max_output_tokens"
  case minOutputTokens = "min_output_tokens"
  /// `true`, or absent.
  case ignoreEndOfSequence = "ignore_eos"
  case temperature
  case topP = "top_p"
  /// The texts that end a reply; absent when there are none.
  case stop
  /// The key; in headers only.
  case apiKey = "api_key"

  /// Those that may stand in a body.
  static let ofBody = allCases.filter { $0 != .apiKey }
  /// Those that may stand in a header.
  static let ofHeaders: [Placeholder] = [.apiKey]

  /// It is what is said to the model, not how it shall answer.
  var isPrompt: Bool { self == .prompt || self == .messages }
  /// It may stand inside a longer text.
  var isText: Bool { self != .messages && self != .stop }
}

/// What a definition can put into a request: `${name}`.
enum Placeholder: String, CaseIterable, Sendable {
  /// The prompt as one text.
  case prompt
  /// The prompt as a chat: an array of messages, each with `role` and `content`.
  case messages
  /// The messages of a chat but for those of the system.
  case turns
  /// What the system's messages of a chat say.
  case system
  /// The prompt as an array of token ids.
  case promptTokenIDs = "prompt_token_ids"
  /// The prompt as one text, or as an array of token ids.
  case promptOrTokenIDs = "prompt_or_token_ids"
  /// `true` where the prompt's own tokens are to be judged, else absent.
  case echo
  /// How many likely tokens to tell of at each place: 1 where the prompt's own are to be judged, else absent.
  case logprobs
  /// What documents shall be ranked for.
  case query
  /// The documents to rank, an array of texts.
  case documents
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
  /// The key; in headers and in bodies.
  case apiKey = "api_key"
  /// Who says a message; in its spelling only.
  case role
  /// What a message says; in its spelling only.
  case text

  /// Those that may stand in the spelling of a message.
  static let ofMessages: [Placeholder] = [.role, .text]
  /// Those that may stand in a header.
  static let ofHeaders: [Placeholder] = [.apiKey]
  /// Those that may stand in a path.
  static let ofPaths: [Placeholder] = [.model]
  /// Those that may stand in a body.
  static let ofBody = allCases.filter { !ofMessages.contains($0) }

  /// It is what is said to the model, not how it shall answer.
  var isPrompt: Bool { !promptKinds.isEmpty }

  /// It may stand inside a longer text.
  var isText: Bool {
    switch self {
    case .messages, .turns, .promptTokenIDs, .promptOrTokenIDs, .documents, .stop: false
    default: true
    }
  }
}

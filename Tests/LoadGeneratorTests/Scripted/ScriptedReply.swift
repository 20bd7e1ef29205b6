import Vocabulary

/// How a scripted transport answers one request.
struct ScriptedReply: Sendable {
  var head: ReplyHead? = ReplyHead(status: 200, contentType: "text/event-stream")
  var pieces: [Piece] = []
  /// When the exchange is over, counted from its sending.
  var endsAfter = Duration.zero
  /// What ends it, if not the end of the body.
  var failure: RequestFailure?
  /// We cancel it in the end.
  var isCancelled = false

  /// Bytes that arrive together, in a read of their own.
  struct Piece: Sendable {
    var after: Duration
    var text: String
  }

  /// A stream in the protocol `echo`: `tokens` words, `gap` apart and the first after as long, the terminal event with the last.
  static func stream(tokens: Int = 1, gap: Duration = .milliseconds(10)) -> ScriptedReply {
    var reply = ScriptedReply(endsAfter: gap * tokens)
    for token in 1...tokens {
      let end = token == tokens ? ScriptedReply.done : ""
      reply.pieces.append(Piece(after: gap * token, text: ScriptedReply.event("word\(token)") + end))
    }
    return reply
  }

  /// Nothing comes, without end.
  static let never = ScriptedReply(head: nil, endsAfter: .seconds(1_000_000_000))

  /// The connection fails at once.
  static let refused = ScriptedReply(head: nil, failure: RequestFailure(.connectionRefused, "refused"))

  static func event(_ text: String) -> String { "data: {\"text\":\"\(text)\"}\n\n" }

  static let done = "data: [DONE]\n\n"
}

/// A request as a scripted transport got it.
struct SentRequest: Sendable {
  var id: String?
  var body: String
  var url: String
  var headers: [HTTPHeader]
  var lane: Int
  var at: RunTime
}

package import Vocabulary

/// Reads one reply: bytes in, events out.
///
/// A value without clock, task or socket: the same bytes give the same events and the same end in whatever pieces they come.
///
/// Whether the reply is a stream or one whole value is what its first byte says, not what was asked for: `{` and `[` begin JSON,
/// the first letters of the event stream's fields (`data`, `event`, `id`, `retry`) and `:` begin a stream. Only where it says
/// nothing does `Content-Type` decide (`Framing`). A status other than 2xx makes it a refusal, whose body is searched for a message.
package struct ReplyParser: Sendable {
  /// The terminal event has come; that a whole reply is complete only `finish` can tell.
  package internal(set) var isFinished = false
  /// Why the reply fails, as soon as it is known; the rest of it is not wanted then.
  package internal(set) var failure: RequestFailure?

  let streamed: FactTable
  let whole: FactTable
  let isStreamAskedFor: Bool
  /// Where the prompt's logprobs are; `nil` where they are not wanted.
  let likelihood: LikelihoodPaths?

  var head = ReplyHead(status: 200)
  var form = Form.unknown
  var framing: StreamFraming
  var facts: FactReader
  /// All of a whole reply; what is kept of a refusal; of a stream the beginning, until its form is known, and the first event or the
  /// second, while none has output: the first often has a role alone.
  var body: [UInt8] = []
  var received = 0
  var events = 0
  var hasDataAfterEnd = false
  var lacksTerminator = false

  enum Form { case unknown, stream, whole, refusal }

  /// The longest body, in bytes after decoding.
  static let bodyLimit = 64 << 20
  /// How much of a refusal's body is kept.
  static let refusalLimit = 64 << 10
  /// How much is shown of an event, or of a whole reply, in which nothing was found: some begin with much that says little.
  static let excerptLimit = 320
  /// How far into a body its form is looked for.
  static let openingLimit = 4 << 10

  init(streamed: FactTable, whole: FactTable, isStreamAskedFor: Bool, keepsText: Bool, likelihood: LikelihoodPaths? = nil) {
    self.streamed = streamed
    self.whole = whole
    self.isStreamAskedFor = isStreamAskedFor
    self.likelihood = likelihood
    framing = StreamFraming(streamed.framing, namesEvents: streamed.paths.contains(.eventName))
    facts = FactReader(keepsText: keepsText)
  }

  /// The reply's head; without one it is taken for a 200 of unknown type.
  package mutating func begin(_ head: ReplyHead) {
    self.head = head
    if !(200..<300).contains(head.status) {
      form = .refusal
    } else if let encoding = head.contentEncoding, encoding.lowercased() != "identity" {
      // Unpacking would buffer a stream, and a few bytes can unpack to gigabytes.
      fail(.decodeError, "the body came encoded as “\(encoding)”, which is not unpacked")
    }
  }

  /// Takes the next piece of the body and calls `emit` for each event that it completes.
  ///
  /// An event that fails the reply is not emitted, and nothing after it.
  package mutating func receive(_ bytes: Span<UInt8>, emit: (TokenEvent) -> Void) {
    guard failure == nil else { return }
    received += bytes.count
    guard received <= ReplyParser.bodyLimit else {
      return fail(.bodyTooLarge, "the body passes \(ReplyParser.bodyLimit >> 20) MiB")
    }
    switch form {
    case .stream: readStream(bytes, emit: emit)
    case .whole: body.append(bytes, 0..<bytes.count)
    case .refusal: body.append(bytes, 0..<min(bytes.count, ReplyParser.refusalLimit - body.count))
    case .unknown: open(with: bytes, emit: emit)
    }
  }

  mutating func fail(_ kind: RequestFailure.Kind, _ detail: String) { failure = RequestFailure(kind, detail) }
}

internal import Vocabulary

/// Cuts a stream into its events, however the bytes arrive: in the way of its framing.
///
/// A cutter of each way is there and one is used. To take the one out of an existential or an enum, and to put it back, would be a good
/// part of what it does for an event.
struct StreamFraming: Sendable {
  private let framing: Framing
  private var eventStream: EventStreamFraming
  private var values: ValueFraming
  private var messages = MessageFraming()

  /// Begins to cut a stream; `namesEvents`: the name of an event of an event stream is wanted.
  init(_ framing: Framing, namesEvents: Bool = false) {
    self.framing = framing
    eventStream = EventStreamFraming(namesEvents: namesEvents)
    values = ValueFraming(isArray: framing == .array)
  }

  /// The next event that ends in `piece`, read from `offset` on; `nil` when the piece is used up, and the next one may be given.
  mutating func next(in piece: Span<UInt8>, at offset: inout Int) -> Frame? {
    switch framing {
    case .eventStream: return eventStream.next(in: piece, at: &offset)
    case .lines, .array, .json: return values.next(in: piece, at: &offset)
    case .messages: return messages.next(in: piece, at: &offset)
    case .raw:
      guard offset < piece.count else { return nil }
      defer { offset = piece.count }
      return .inPiece(offset..<piece.count)
    }
  }

  /// The stream ended; the event that it broke off in.
  mutating func finish() -> Frame? {
    switch framing {
    case .eventStream: eventStream.finish()
    case .lines, .array, .json: values.finish()
    case .messages, .raw: nil
    }
  }

  /// The event last returned says by its name that the request failed.
  var isError: Bool { eventStream.isError || messages.isError }

  /// Why the stream cannot be read any further.
  var fault: RequestFailure? { eventStream.fault ?? values.fault ?? messages.fault }

  /// The first line that cannot stand in such a stream: a hint that this is none.
  var strangeLine: String? { eventStream.strangeLine }
}

/// The longest line, and the most data of one event, in bytes.
let eventLimit = 8 << 20

extension RequestFailure {
  /// An event that passes `eventLimit`.
  static let eventTooLong = RequestFailure(.lineTooLong, "an event of the stream passes \(eventLimit >> 20) MiB")
}

extension Span<UInt8> {
  /// This JSON object with `fields`, which the frame says of it, as its first members; anything else becomes an object of them
  /// alone.
  func object(with fields: [(name: String, value: ArraySlice<UInt8>)]) -> [UInt8] {
    var json: [UInt8] = []
    json.reserveCapacity(fields.reduce(count + 2) { $0 + $1.name.utf8.count + $1.value.count + 6 })
    json.append(UInt8(ascii: "{"))
    for field in fields {
      json.appendJSON(field.name)
      json.append(UInt8(ascii: ":"))
      json.appendJSON(String(decoding: field.value, as: UTF8.self))
      json.append(UInt8(ascii: ","))
    }
    let start = skippingSpace(from: 0)
    let first = skippingSpace(from: start + 1)
    if byte(at: start) == UInt8(ascii: "{"), byte(at: first) != UInt8(ascii: "}") {
      json.append(self, first..<count)
    } else {
      json.close(with: UInt8(ascii: "}"))
    }
    return json
  }
}

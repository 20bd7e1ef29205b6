internal import Vocabulary

/// Cuts a stream into its events, however the bytes arrive.
///
/// Call `next` until it returns `nil`, then give the next piece.
protocol StreamFraming: Sendable {
  /// The next event that ends in `piece`, read from `offset` on; `nil` when the piece is used up.
  mutating func next(in piece: Span<UInt8>, at offset: inout Int) -> Frame?
  /// The stream ended; the event that it broke off in.
  mutating func finish() -> Frame?
  /// The event last returned says by its name that the request failed.
  var isError: Bool { get }
  /// Why the stream cannot be read any further.
  var fault: RequestFailure? { get }
  /// The first line that cannot stand in such a stream: a hint that this is none.
  var strangeLine: String? { get }
}

extension StreamFraming {
  var isError: Bool { false }
  var strangeLine: String? { nil }
}

/// The data of an event.
enum Frame: Equatable {
  /// It lies here in the piece that was given.
  case inPiece(Range<Int>)
  /// It came in several pieces or lines, or was put together.
  case gathered([UInt8])
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
  func object(with fields: [(name: String, value: [UInt8])]) -> [UInt8] {
    var json: [UInt8] = [UInt8(ascii: "{")]
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

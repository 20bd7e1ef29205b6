internal import Vocabulary

/// Cuts an event stream (`text/event-stream`) into the data of its events, however the bytes arrive.
///
///     stream  = { event | comment }
///     event   = { field end-of-line } end-of-line
///     field   = name [ ":" [ " " ] value ]       comment = ":" …
///     end-of-line = LF | CR LF | CR
///
/// The `data` fields of an event are joined by LF; an event without one is none, and one whose data is empty is a sign of life
/// and is passed over too. `event` matters when it says `error`, and where the definition asks for it: then it is the first member
/// of the data's JSON object, `:event`. `id`, `retry` and unknown fields do not matter.
///
/// An event that lies whole in one piece, as nearly all do, is handed out where it lies; only what is cut or has several lines
/// is copied.
///
/// Source: WHATWG HTML, “Server-sent events”. Unlike there, `finish()` hands out a last event that lacks its blank line: some
/// servers close right after it.
struct EventStreamFraming: Sendable {
  /// The event last returned was named `error`.
  private(set) var isError = false
  private(set) var strangeLine: String?
  /// A line, or the data of one event, passed `eventLimit`.
  private(set) var isTooLong = false

  /// The names of events are wanted.
  private let namesEvents: Bool

  /// Data that is not in the piece at hand, and of how many lines.
  private var gathered: [UInt8] = []
  private var gatheredLines = 0
  /// The beginning of a line whose end has not come.
  private var line: [UInt8] = []
  /// What `event` said, where names are wanted.
  private var name: [UInt8]?
  private var isNamedError = false
  /// The last byte was a CR: an LF that follows belongs to it.
  private var endsInCarriageReturn = false

  init(namesEvents: Bool = false) { self.namesEvents = namesEvents }

  var fault: RequestFailure? { isTooLong ? .eventTooLong : nil }

  mutating func next(in piece: Span<UInt8>, at offset: inout Int) -> Frame? {
    // The event's only line of data so far, when all of it lies in this piece.
    var inPiece: Range<Int>?
    var lineFeed = piece.firstLineFeed(from: offset)
    while offset < piece.count {
      if endsInCarriageReturn {
        endsInCarriageReturn = false
        if piece[offset] == UInt8(ascii: "\n") {
          offset += 1
          continue
        }
      }
      if lineFeed < offset { lineFeed = piece.firstLineFeed(from: offset) }
      let start = offset
      let end = piece.firstIndex(of: UInt8(ascii: "\r"), in: start..<lineFeed) ?? lineFeed
      if line.count + end - start > eventLimit { isTooLong = true }
      if isTooLong || end == piece.count {
        if !isTooLong { line.append(piece, start..<end) }
        offset = piece.count
        break
      }
      offset = end + 1
      endsInCarriageReturn = piece[end] == UInt8(ascii: "\r")

      if !line.isEmpty {
        line.append(piece, start..<end)
        takeLine()
      } else if start < end {
        guard let data = take(field: piece, start..<end) else { continue }
        if inPiece == nil, gatheredLines == 0 {
          inPiece = data
        } else {
          if let first = inPiece.take() { gather(piece, first) }
          gather(piece, data)
        }
      } else if let frame = endEvent(inPiece: inPiece, piece) {
        return frame
      } else {
        inPiece = nil
      }
    }
    if let inPiece { gather(piece, inPiece) }
    return nil
  }

  mutating func finish() -> Frame? {
    if !line.isEmpty { takeLine() }
    return endEvent(inPiece: nil, Span())
  }

  /// A blank line: the event it ends, if there is one.
  private mutating func endEvent(inPiece: Range<Int>?, _ piece: Span<UInt8>) -> Frame? {
    isError = isNamedError
    isNamedError = false
    if let name = name.take() {
      if let inPiece { gather(piece, inPiece) }
      guard gatheredLines > 0 else { return nil }
      gatheredLines = 0
      let data = exchange(&gathered, with: [])
      return .gathered(data.span.object(with: [(":event", name[...])]))
    }
    if let inPiece { return inPiece.isEmpty && !isError ? nil : .inPiece(inPiece) }
    guard gatheredLines > 0 else { return nil }
    let data = exchange(&gathered, with: [])
    gatheredLines = 0
    return data.isEmpty && !isError ? nil : .gathered(data)
  }

  /// A line that came in several pieces is complete.
  private mutating func takeLine() {
    let whole = exchange(&line, with: [])
    if let data = take(field: whole.span, 0..<whole.count) { gather(whole.span, data) }
  }

  /// Reads one line that is not blank; the value of a `data` field.
  private mutating func take(field bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int>? {
    var colon = range.lowerBound
    while colon < range.upperBound, bytes[colon] != UInt8(ascii: ":") { colon += 1 }
    let name = range.lowerBound..<colon
    var start = min(colon + 1, range.upperBound)
    if start < range.upperBound, bytes[start] == UInt8(ascii: " ") { start += 1 }
    let value = start..<range.upperBound
    if bytes.holds("data", in: name) { return value }
    if bytes.holds("event", in: name) {
      isNamedError = bytes.holds("error", in: value)
      if namesEvents { self.name = value.map { bytes[$0] } }
    } else if !name.isEmpty, strangeLine == nil, !bytes.holds("id", in: name), !bytes.holds("retry", in: name) {
      strangeLine = bytes.extracting(range).excerpt()
    }
    return nil
  }

  private mutating func gather(_ bytes: Span<UInt8>, _ data: Range<Int>) {
    if gatheredLines > 0 { gathered.append(UInt8(ascii: "\n")) }
    gathered.append(bytes, data)
    gatheredLines += 1
    if gathered.count > eventLimit { isTooLong = true }
  }
}

extension Span<UInt8> {
  fileprivate func firstLineFeed(from offset: Int) -> Int {
    firstIndex(of: UInt8(ascii: "\n"), in: offset..<count) ?? count
  }
}

/// The last event of a stream, by which the next one is read.
///
/// The events of a stream repeat each other: byte for byte the same but for the inside of one text. The facts of such an event
/// lie where the last one's lay, moved by the difference in length, and need not be looked for, which is most of the work.
///
/// Why it is sound: what stands before the text is the same, so a reader of JSON would stand inside that string there too; the
/// string ends at its first bare quote; what stands after it is the same. Nothing else can differ.
struct EventMemory: Sendable {
  /// The last event without that text.
  private var bytes: [UInt8] = []
  /// Where in it the text stood; `nil` when nothing is remembered.
  private var textStart: Int?
  /// Which of its hits is the text.
  private var textHit = 0
  /// How many events have not repeated the one before, since the last that did.
  ///
  /// A stream that keeps changing is not worth remembering.
  private var surprises = 0

  private static let surpriseLimit = 8

  /// If `json` repeats the event last remembered, moves `hits`, which must still be those of that event, to where they lie in
  /// it.
  @inline(__always)
  mutating func recall(_ json: Span<UInt8>, moving hits: inout [PathHit]) -> Bool {
    guard let start = textStart, json.count >= bytes.count, json.starts(with: bytes, upTo: start),
      let (end, hasEscapes) = try? json.endOfString(from: start), json.count &- end == bytes.count &- start,
      json.ends(with: bytes, from: start)
    else { return false }
    surprises = 0
    let shift = Int32(truncatingIfNeeded: end) &- hits[textHit].end
    hits[textHit].hasEscapes = hasEscapes
    hits[textHit].end &+= shift
    for index in textHit &+ 1..<hits.count { hits[index].move(by: shift) }
    return true
  }

  /// Remembers `json`, in which `hits` were found.
  ///
  /// The first value of a reply is like no other, and left alone.
  mutating func remember(_ json: Span<UInt8>, _ hits: [PathHit]) {
    textStart = nil
    surprises += 1
    guard 1 < surprises, surprises < EventMemory.surpriseLimit, let text = hits.lastIndex(where: \.isFilledText) else { return }
    let (start, end) = (Int(hits[text].start), Int(hits[text].end))
    bytes.removeAll(keepingCapacity: true)
    bytes.append(json, 0..<start)
    bytes.append(json, end..<json.count)
    textStart = start
    textHit = text
  }
}

extension PathHit {
  fileprivate var isFilledText: Bool { kind == .text && end > start }
}

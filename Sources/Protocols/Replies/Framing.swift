/// How the body of a reply is cut into the values that hold its facts.
enum Framing: String, CaseIterable, Sendable {
  /// An event stream; the data of each event is one JSON value.
  case eventStream = "sse"
  /// JSON values one after the other, one to a line.
  case lines = "ndjson"
  /// One JSON array whose elements come one by one.
  case array = "json-array"
  /// Binary messages of Amazon's event stream, each with a JSON payload.
  case messages = "aws-event-stream"
  /// No values: the bytes are the text.
  case raw
  /// One JSON value, the whole body.
  case json

  static let ofStreams: [Framing] = [.eventStream, .lines, .array, .messages, .raw]
  static let ofWholes: [Framing] = [.json, .raw]

  /// A body whose first byte (white space aside) is `first` is a stream of this framing, not one whole value.
  ///
  /// Where the byte may begin either, the type that the reply has itself called decides, else what was asked for.
  func isStream(startingWith first: UInt8, contentType: String?, isAskedFor: Bool) -> Bool {
    func isCalled(_ names: String...) -> Bool { names.contains { contentType?.contains($0) == true } }
    switch (self, first) {
    case (.json, _): return false
    case (.raw, _): return isAskedFor
    case (.lines, _): return isAskedFor || isCalled("ndjson", "jsonl", "json-seq")
    case (.array, UInt8(ascii: "[")): return true
    case (.messages, 0): return true
    case (_, UInt8(ascii: "{")), (_, UInt8(ascii: "[")): return false
    case (.eventStream, UInt8(ascii: "d")), (.eventStream, UInt8(ascii: "e")), (.eventStream, UInt8(ascii: "i")),
      (.eventStream, UInt8(ascii: "r")), (.eventStream, UInt8(ascii: ":")):
      return true
    default: return isCalled("event-stream", "eventstream")
    }
  }
}

import CLinux
import Protocols
import Vocabulary

/// Prints, as JSON lines, what it costs to read an event of each shipped stream: framing and facts, without sockets and clocks.
///
/// The events are those of the protocol's own fixture that bring output, over and over, each in a piece of its own as reads nearly
/// always have it. The figure is the least of several rounds, of this thread's CPU time.
@main struct Extraction {
  private static let events = 20_000
  private static let rounds = 15

  static func main() throws {
    for id in ProtocolCatalogue.ids {
      let definition = try ProtocolCatalogue.definition(named: id)
      guard let framing = definition.streamFraming, let suffix = suffixes[framing] else { continue }
      let reply = try contents(ofFile: "protocols/\(id)/fixtures/replies/stream.\(suffix)", limit: 1 << 20)
      let stream = LongStream(repeating: reply, of: definition)
      let nanoseconds = (0..<rounds).map { _ in stream.read(by: definition, events: events) }.min() ?? .nan
      let row: JSONValue = [
        "protocol": .text(id), "framing": .text(framing), "bytes": .integer(stream.bytesPerEvent), "ns": .number(nanoseconds),
      ]
      print(row.compactText)
    }
  }

  private static let suffixes = ["sse": "sse", "ndjson": "ndjson", "json-array": "json", "aws-event-stream": "eventstream"]
}

/// A stream of any length: a reply up to its first output, and then its other output, over and over.
private struct LongStream {
  private var opening: [UInt8] = []
  private var output: [[UInt8]] = []

  /// Cuts `reply` where its events end: where its parser, fed byte by byte, gives them.
  init(repeating reply: [UInt8], of definition: ProtocolDefinition) {
    var parser = LongStream.parser(of: definition)
    var piece: [UInt8] = []
    var isOpen = false
    for byte in reply {
      piece.append(byte)
      var event: TokenEvent?
      let one = [byte]
      parser.receive(one.span) { event = $0 }
      guard let event else { continue }
      // The first output may stand with what opens the stream, as in an array.
      if isOpen, event.kind.isOutput, !parser.isFinished { output.append(piece) }
      if !isOpen { opening += piece }
      if event.kind.isOutput { isOpen = true }
      piece = []
    }
    precondition(!output.isEmpty, "a fixture has output")
  }

  var bytesPerEvent: Int { output.map(\.count).reduce(0, +) / output.count }

  /// Nanoseconds of CPU per event.
  func read(by definition: ProtocolDefinition, events: Int) -> Double {
    var parser = LongStream.parser(of: definition)
    parser.receive(opening.span) { _ in }
    var count = 0
    let begin = LongStream.now()
    var index = 0
    for _ in 0..<events {
      let piece = output[index]
      parser.receive(piece.span) { _ in count += 1 }
      index += 1
      if index == output.count { index = 0 }
    }
    let end = LongStream.now()
    precondition(count == events && parser.failure == nil, "each piece is an event")
    return Double(end - begin) / Double(events)
  }

  private static func parser(of definition: ProtocolDefinition) -> ReplyParser {
    var parser = definition.parser(isStreamed: true, keepsText: false)
    parser.begin(ReplyHead(status: 200))
    return parser
  }

  private static func now() -> Int64 { linux_clock(LINUX_THREAD_CPU) }
}

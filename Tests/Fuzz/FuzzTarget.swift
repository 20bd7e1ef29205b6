import Vocabulary

@testable import MockServer
@testable import Plans
@testable import Protocols
@testable import Records
@testable import StrictYAML
@testable import Tasks

/// A parser, fed with any bytes: it may refuse them, but it must end, not crash, and not depend on how they come.
enum FuzzTarget: String {
  /// A streamed or whole reply, by each shipped protocol, in pieces and at once.
  case replies
  /// A protocol definition.
  case protocols
  /// A line of `records.jsonl`.
  case records
  /// A line of `client.jsonl`.
  case journal
  /// JSON as a tree, and as text.
  case json
  /// A plan file.
  case plans
  /// A reply, an answer or a pattern, by every step and scorer.
  case answers
  /// A scenario of the mock endpoint, and the replies by it.
  case scenarios
  /// A `curl` command, and the definition that is drafted from it.
  case commands
  /// An HTTP archive, likewise.
  case archives
  /// A benchmark task.
  case tasks
  /// A file of rows, by each shipped layout.
  case rows
  /// A hub's list of files, of splits, or a page of rows.
  case hubs

  /// Reads `bytes`.
  func feed(_ bytes: [UInt8]) {
    switch self {
    case .replies: feedReply(bytes)
    case .protocols: _ = try? ProtocolDefinition(yaml: String(decoding: bytes, as: UTF8.self), file: "fuzz.yaml")
    case .records: feedRecord(bytes)
    case .journal: _ = (try? JSONText(String(decoding: bytes, as: UTF8.self))).flatMap(JournalEntry.init)
    case .json: feedJSON(bytes)
    case .plans: feedPlan(String(decoding: bytes, as: UTF8.self))
    case .answers: FuzzTarget.feedAnswer(bytes)
    case .scenarios: feedScenario(String(decoding: bytes, as: UTF8.self))
    case .commands: feedCommand(String(decoding: bytes, as: UTF8.self))
    case .archives: draft(from: try? ObservedExchange(har: String(decoding: bytes, as: UTF8.self), file: "fuzz.har"))
    case .tasks: _ = try? TaskDefinition(yaml: String(decoding: bytes, as: UTF8.self), file: "fuzz.yaml")
    case .rows: FuzzTarget.feedRows(bytes)
    case .hubs: FuzzTarget.feedHubs(String(decoding: bytes, as: UTF8.self))
    }
  }

  /// The first byte chooses protocol, form and cut.
  private func feedReply(_ bytes: [UInt8]) {
    guard let choice = bytes.first.map(Int.init) else { return }
    let definition = FuzzTarget.definitions[choice % FuzzTarget.definitions.count]
    let isStreamed = choice & 0x80 == 0
    let reply = bytes[1...]
    let whole = end(of: reply, by: definition, isStreamed: isStreamed, pieces: max(1, reply.count))
    let cut = end(of: reply, by: definition, isStreamed: isStreamed, pieces: 1 + choice % 13)
    precondition(whole == cut, "the cut shows: \(whole) and \(cut)")
  }

  private func end(
    of reply: ArraySlice<UInt8>, by definition: ProtocolDefinition, isStreamed: Bool, pieces: Int
  ) -> Reading {
    var parser = definition.parser(isStreamed: isStreamed, keepsText: true)
    parser.begin(ReplyHead(status: 200, contentType: isStreamed ? "text/event-stream" : "application/json"))
    var events: [TokenEvent] = []
    var rest = reply
    while !rest.isEmpty {
      let piece = Array(rest.prefix(pieces))
      rest = rest.dropFirst(pieces)
      parser.receive(piece.span) { events.append($0) }
    }
    let end = parser.finish { events.append($0) }
    return Reading(events: events, end: end)
  }

  private struct Reading: Equatable {
    var events: [TokenEvent]
    var end: ReplyEnd
  }

  /// What can be read is written and read again as the same.
  private func feedRecord(_ bytes: [UInt8]) {
    _ = try? RecordDecoder.decode(bytes[...], skimming: true)
    guard let record = try? RecordDecoder.decode(bytes[...]) else { return }
    var line: [UInt8] = []
    RecordEncoder.encode(record, into: &line)
    let again = try? RecordDecoder.decode(line.dropLast())
    precondition(again == record, "\(record) comes back as \(again as Any)")
  }

  private func feedJSON(_ bytes: [UInt8]) {
    guard let text = try? JSONText(String(decoding: bytes, as: UTF8.self)) else { return }
    _ = (text.kind, text.members?.count, text.elements?.count, text.string, text.integer, text.number)
  }

  /// A plan that can be read is shown, and its text reads back to it.
  private func feedPlan(_ yaml: String) {
    let layer = PlanLayer(yaml: yaml, file: "fuzz.yaml")
    guard layer.problems.isEmpty else { return }
    let reading = PlanReading(entries: [])
    _ = reading.problems
    _ = layer.given.map { $0.value.shown + $0.value.json }
    var plan = RunPlan()
    for item in layer.given where (try? item.key.read(item.value, &plan)) == nil { return }
    guard let again = try? PlanReading(entries: plan.entries).get() else { return }
    precondition(again.entries == plan.entries, "\(plan.entries) comes back as \(again.entries)")
  }

  private static let definitions = ProtocolCatalogue.ids.compactMap { try? ProtocolCatalogue.definition(named: $0) }
}

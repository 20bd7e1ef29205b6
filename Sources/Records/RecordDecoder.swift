internal import Vocabulary

/// Reads a line of `records.jsonl` back into its record; `RecordKey` has the layout.
///
/// Keys may stand in any order, unknown ones are passed over, and `null` is as good as absent; `request_id`, `index`, `scheduled_ns` and
/// `outcome` must be there.
struct RecordDecoder {
  /// The record that `line` tells.
  ///
  /// Skimming leaves out arrivals and text; a line in the encoder's order is then read no further than they begin.
  static func decode(_ line: ArraySlice<UInt8>, skimming: Bool = false) throws(JSONFault) -> RequestRecord {
    var decoder = RecordDecoder(line)
    try decoder.readMembers(skimming: skimming)
    return try decoder.finish(skimming: skimming)
  }

  private var cursor: JSONCursor
  private var requestID: String?
  private var index: Int?
  private var scheduledAt: RunTime?
  private var outcome: OutcomeWord?
  private var failure: RequestFailure?
  private var deliveryLags: [UInt32] = []
  /// Holds the rest.
  private var record = RequestRecord(requestID: "", index: 0, scheduledAt: .zero, outcome: .dropped)

  private init(_ line: ArraySlice<UInt8>) { cursor = JSONCursor(line) }

  private mutating func readMembers(skimming: Bool) throws(JSONFault) {
    var keys = RecordKeyFinder(expecting: .requestID)
    var isFirst = true
    try cursor.expect(UInt8(ascii: "{"), "an object")
    while try cursor.next(before: UInt8(ascii: "}"), isFirst: &isFirst) {
      let key = try keys.next(in: &cursor)
      if skimming, key == .arrivals || key == .text, keys.hasFoundAllShortKeys { return }
      if !cursor.takeNull() { try readValue(of: key) }
    }
    try cursor.expectEnd()
  }

  private mutating func readValue(of key: RecordKey?) throws(JSONFault) {
    switch key {
    case .requestID: requestID = try cursor.string()
    case .point: record.point = try cursor.count()
    case .shard: record.shard = try cursor.count()
    case .index: index = try cursor.count()
    case .promptIndex: record.promptIndex = try cursor.count()
    case .urlIndex: record.urlIndex = try cursor.count()
    case .warmUp: record.isWarmUp = try cursor.bool()
    case .stream: record.isStreamed = try cursor.bool()
    case .scheduled: scheduledAt = try cursor.instant()
    case .sent: record.sentAt = try cursor.instant()
    case .wrote: record.wroteAt = try cursor.instant()
    case .connected: record.connectedAt = try cursor.instant()
    case .firstByte: record.firstByteAt = try cursor.instant()
    case .finished: record.finishedAt = try cursor.instant()
    case .outcome: outcome = try cursor.word("an outcome")
    case .error: failure = try cursor.failure()
    case .http: record.http = try cursor.httpFacts()
    case .address: record.address = try cursor.string()
    case .dns: record.setUp.dnsNanoseconds = try cursor.length()
    case .connect: record.setUp.connectNanoseconds = try cursor.length()
    case .tls: record.setUp.tlsNanoseconds = try cursor.length()
    case .tcp: record.segments = try cursor.segments()
    case .bytesSent: record.bytesSent = Int64(try cursor.count())
    case .bytesReceived: record.bytesReceived = Int64(try cursor.count())
    case .usage: record.usage = try cursor.usage()
    case .tokenSource: record.tokenSource = try cursor.word("a token source")
    case .likelihood: record.likelihood = try cursor.likelihood()
    case .finishReason: record.finishReason = try cursor.string()
    case .notes: record.notes = try cursor.notes()
    case .excerpt: record.excerpt = try cursor.string()
    case .attempts: record.attempts = try cursor.count()
    case .retried: record.failedAttempts = try cursor.failedAttempts()
    case .stampSource: record.stampSource = try cursor.word("a stamp source")
    case .merged: record.mergedArrivals = try cursor.count()
    case .arrivals: record.arrivals = try cursor.arrivals()
    case .deliveryLag: deliveryLags = try cursor.deliveryLags()
    case .text: record.text = try cursor.string()
    default: try cursor.skipValue()
    }
  }

  private mutating func finish(skimming: Bool) throws(JSONFault) -> RequestRecord {
    guard let requestID else { throw cursor.missing("request_id") }
    guard let index else { throw cursor.missing("index") }
    guard let scheduledAt else { throw cursor.missing("scheduled_ns") }
    record.requestID = requestID
    record.index = index
    record.scheduledAt = scheduledAt
    record.outcome = try recordedOutcome()
    if skimming {
      record.arrivals = []
      record.text = nil
    } else {
      guard deliveryLags.count == record.arrivals.count else { throw cursor.missing("a delivery lag for each arrival") }
      for (position, lag) in deliveryLags.enumerated() { record.arrivals[position].deliveryLag = lag }
    }
    return record
  }

  private func recordedOutcome() throws(JSONFault) -> RequestOutcome {
    switch outcome {
    case .succeeded: return .succeeded
    case .cancelled: return .cancelled
    case .dropped: return .dropped
    case .failed:
      guard let failure else { throw cursor.missing("an error for the failed outcome") }
      return .failed(failure)
    case nil: throw cursor.missing("outcome")
    }
  }
}

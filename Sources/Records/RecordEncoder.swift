internal import Vocabulary

/// Writes a record as its line of `records.jsonl`; `RecordKey` has the layout.
enum RecordEncoder {
  /// Appends the line of `record`, its line feed included.
  static func encode(_ record: RequestRecord, into line: inout [UInt8]) {
    line.append(addingCapacity: longestShortPart(of: record)) { bytes in
      bytes.append("{")
      bytes.add(.requestID, record.requestID)
      bytes.add(.point, record.point)
      bytes.add(.shard, record.shard)
      bytes.add(.index, record.index)
      bytes.add(.promptIndex, record.promptIndex)
      bytes.add(.urlIndex, record.urlIndex)
      bytes.add(.warmUp, record.isWarmUp ? true : nil)
      bytes.add(.stream, record.isStreamed)

      bytes.add(.scheduled, record.scheduledAt)
      bytes.add(.sent, record.sentAt)
      bytes.add(.wrote, record.wroteAt)
      bytes.add(.connected, record.connectedAt)
      bytes.add(.firstByte, record.firstByteAt)
      bytes.add(.finished, record.finishedAt)

      bytes.add(record.outcome)
      bytes.add(record.http)
      bytes.add(.address, record.address)
      bytes.add(.dns, nonZero: record.setUp.dnsNanoseconds)
      bytes.add(.connect, nonZero: record.setUp.connectNanoseconds)
      bytes.add(.tls, nonZero: record.setUp.tlsNanoseconds)
      bytes.add(record.segments)
      bytes.add(.bytesSent, record.bytesSent)
      bytes.add(.bytesReceived, record.bytesReceived)

      bytes.add(record.usage)
      bytes.add(.tokenSource, record.tokenSource?.rawValue)
      bytes.add(.finishReason, record.finishReason)
      bytes.add(record.notes)
      bytes.add(.excerpt, record.excerpt)
      bytes.add(record.likelihood)
      bytes.add(.attempts, record.attempts)
      bytes.add(record.failedAttempts)
      bytes.add(.stampSource, record.stampSource.rawValue)
      bytes.add(.merged, record.mergedArrivals)
    }
    if !record.arrivals.isEmpty { append(record.arrivals, to: &line) }
    line.append(addingCapacity: 16 + 6 * (record.text?.utf8.count ?? 0)) { bytes in
      bytes.add(.text, record.text)
      bytes.append("}\n")
    }
  }

  /// At least the bytes before the arrivals: all keys, numbers and words once, and the texts of others if every byte is escaped.
  private static func longestShortPart(of record: RequestRecord) -> Int {
    let optional = [record.finishReason, record.excerpt, record.http?.version, record.address]
    var texts = optional.reduce(record.requestID.utf8.count) { $0 + ($1?.utf8.count ?? 0) }
    if case .failed(let failure) = record.outcome { texts += failure.detail.utf8.count }
    return 2048 + 6 * texts + 128 * record.failedAttempts.count
  }

  private static func append(_ arrivals: [TokenArrival], to line: inout [UInt8]) {
    var before = RunTime.zero
    appendList(.arrivals, of: arrivals, to: &line) { arrival, bytes in
      bytes.append("[")
      bytes.append(decimal: arrival.at.nanoseconds(since: before))
      bytes.append(",")
      bytes.append(decimal: Int64(arrival.tokens))
      bytes.append(",\"")
      bytes.append(arrival.kind.letter)
      bytes.append("\"]")
      before = arrival.at
    }
    appendList(.deliveryLag, of: arrivals, to: &line) { arrival, bytes in bytes.append(decimal: Int64(arrival.deliveryLag)) }
  }

  /// Appends `key` with a list of one element, at most 64 bytes, for each of `arrivals`; in blocks, since a reply may have a million.
  @inline(__always)
  private static func appendList(
    _ key: RecordKey, of arrivals: [TokenArrival], to line: inout [UInt8],
    _ element: (TokenArrival, inout OutputSpan<UInt8>) -> Void
  ) {
    line.append(addingCapacity: 32) { $0.add(key) }
    var opening = UInt8(ascii: "[")
    for start in stride(from: 0, to: arrivals.count, by: 256) {
      let block = arrivals[start..<min(start + 256, arrivals.count)]
      line.append(addingCapacity: 65 * block.count) { bytes in
        for arrival in block {
          bytes.append(opening)
          element(arrival, &bytes)
          opening = UInt8(ascii: ",")
        }
      }
    }
    line.append(UInt8(ascii: "]"))
  }
}

extension OutputSpan<UInt8> {
  /// Adds `,"key":`, without the comma after an opening brace.
  @inline(__always)
  fileprivate mutating func add(_ key: RecordKey) {
    let isFirst = count > 0 && self[count - 1] == UInt8(ascii: "{")
    if !isFirst { append(UInt8(ascii: ",")) }
    append(key.spelled)
  }

  fileprivate mutating func add(_ key: RecordKey, _ number: some FixedWidthInteger) {
    add(key)
    append(decimal: Int64(number))
  }

  // Of the following, `nil` and 0 add nothing.

  fileprivate mutating func add(_ key: RecordKey, _ number: Int?) {
    if let number { add(key, Int64(number)) }
  }

  fileprivate mutating func add(_ key: RecordKey, nonZero number: Int64) {
    if number != 0 { add(key, number) }
  }

  fileprivate mutating func add(_ key: RecordKey, _ instant: RunTime?) {
    if let instant { add(key, instant.nanoseconds) }
  }

  fileprivate mutating func add(_ key: RecordKey, _ text: String?) {
    guard let text else { return }
    add(key)
    append(quoted: text)
  }

  fileprivate mutating func add(_ key: RecordKey, _ truth: Bool?) {
    guard let truth else { return }
    add(key)
    append(truth ? "true" : "false")
  }

  fileprivate mutating func add(_ outcome: RequestOutcome) {
    add(.outcome, OutcomeWord(outcome).rawValue)
    add(.error)
    guard case .failed(let failure) = outcome else { return append("null") }
    append("{")
    add(.errorClass, failure.kind.rawValue)
    add(.errorDetail, failure.detail)
    append("}")
  }

  fileprivate mutating func add(_ http: HTTPFacts?) {
    guard let http else { return }
    add(.http)
    append("{")
    add(.status, http.status)
    add(.version, http.version)
    add(.reused, http.isReused)
    add(.resent, http.isResent ? true : nil)
    append("}")
  }

  fileprivate mutating func add(_ segments: SegmentFacts?) {
    guard let segments else { return }
    add(.tcp)
    append("{")
    add(.roundTrip, segments.roundTripNanoseconds)
    add(.retransmits, nonZero: Int64(segments.retransmits))
    add(.outOfOrder, nonZero: Int64(segments.outOfOrder))
    append("}")
  }

  fileprivate mutating func add(_ likelihood: Likelihood?) {
    guard let likelihood else { return }
    add(.likelihood)
    append("{")
    add(.logprob)
    append(number: likelihood.logprob)
    add(.tokens, likelihood.tokens)
    append("}")
  }

  fileprivate mutating func add(_ usage: TokenUsage) {
    guard usage != TokenUsage() else { return }
    add(.usage)
    append("{")
    add(.input, usage.input)
    add(.output, usage.output)
    add(.reasoning, usage.reasoning)
    add(.cached, usage.cached)
    append("}")
  }

  fileprivate mutating func add(_ attempts: [FailedAttempt]) {
    guard !attempts.isEmpty else { return }
    add(.retried)
    append("[")
    for (position, attempt) in attempts.enumerated() {
      append(position > 0 ? ",[" : "[")
      append(quoted: attempt.kind.rawValue)
      append(",")
      append(decimal: attempt.sentAt.nanoseconds)
      append(",")
      append(decimal: attempt.endedAt.nanoseconds)
      append(",")
      append(decimal: Int64(attempt.urlIndex))
      append("]")
    }
    append("]")
  }

  fileprivate mutating func add(_ notes: Set<ReplyNote>) {
    guard !notes.isEmpty else { return }
    add(.notes)
    append("[")
    for (position, note) in notes.map(\.rawValue).sorted().enumerated() {
      if position > 0 { append(",") }
      append(quoted: note)
    }
    append("]")
  }
}

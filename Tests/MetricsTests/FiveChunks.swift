import Vocabulary

@testable import Metrics

/// The reply of five chunks from which every formula's worked example is computed.
///
///     ms after the send   what                              tokens   delivered after
///     −3                  due
///       1                 written to the socket
///      80                 first byte
///      90                 role                                      0.1 ms
///     100                 reasoning                         1       0.2 ms
///     140                 reasoning                         2       0.3 ms
///     150                 content                           1       0.2 ms
///     210                 content                           3       0.4 ms
///     215                 terminal event
enum FiveChunks {
  /// The reply to a request that was sent at `sentAt` ms, everything in it `delay` ms later than the table says.
  static func record(sentAt: Int64 = 1000, delay: Int64 = 0, index: Int = 0) -> RequestRecord {
    let send = RunTime(milliseconds: sentAt)
    func after(_ milliseconds: Int64) -> RunTime { send + .milliseconds(milliseconds + delay) }
    func chunk(_ milliseconds: Int64, _ kind: TokenKind, tokens: Int, lag: Int64) -> TokenArrival {
      TokenArrival(at: after(milliseconds), deliveryLag: lag * 100_000, tokens: tokens, kind: kind)
    }
    var record = RequestRecord(
      requestID: "five-\(index)", index: index, scheduledAt: send + .milliseconds(-3), outcome: .succeeded)
    record.sentAt = send
    record.wroteAt = send + .milliseconds(1)
    record.connectedAt = send
    record.firstByteAt = after(80)
    record.arrivals = [
      chunk(90, .other, tokens: 0, lag: 1),
      chunk(100, .reasoning, tokens: 1, lag: 2),
      chunk(140, .reasoning, tokens: 2, lag: 3),
      chunk(150, .content, tokens: 1, lag: 2),
      chunk(210, .content, tokens: 3, lag: 4),
    ]
    record.finishedAt = after(215)
    record.http = HTTPFacts(status: 200, version: "1.1", isReused: true)
    record.bytesSent = 300
    record.bytesReceived = 1250
    record.usage = TokenUsage(input: 12, output: 7, reasoning: 3, cached: 8)
    record.tokenSource = .usage
    return record
  }

  /// The same request with its reply whole: one event at its end.
  static var whole: RequestRecord {
    var record = record()
    record.isStreamed = false
    record.arrivals = [TokenArrival(at: RunTime(milliseconds: 1215), deliveryLag: 0, tokens: 7, kind: .content)]
    return record
  }

  /// The same request, failed when the first three chunks had come.
  static func failed(_ kind: RequestFailure.Kind = .streamTruncated, sentAt: Int64 = 1000, index: Int = 0) -> RequestRecord {
    var record = record(sentAt: sentAt, index: index)
    record.arrivals.removeLast(2)
    record.finishedAt = RunTime(milliseconds: sentAt + 145)
    record.usage = TokenUsage()
    record.tokenSource = nil
    record.outcome = .failed(RequestFailure(kind, "the stream ended early"))
    return record
  }

  /// The same request, given up by the client at 145 ms.
  static var cancelled: RequestRecord {
    var record = failed()
    record.outcome = .cancelled
    return record
  }

  /// A request that was due at `at` ms and never sent.
  static func unsent(_ outcome: RequestOutcome, at: Int64) -> RequestRecord {
    RequestRecord(requestID: "unsent", index: 0, scheduledAt: RunTime(milliseconds: at), outcome: outcome)
  }
}

extension RunTime {
  init(milliseconds: Int64) { self.init(nanoseconds: milliseconds * 1_000_000) }
}

extension MeasuredWindow {
  /// The window from `open` to `close` ms.
  static func milliseconds(_ open: Int64, _ close: Int64) -> MeasuredWindow {
    MeasuredWindow(opensAt: RunTime(milliseconds: open), closesAt: RunTime(milliseconds: close))
  }
}

extension Distribution {
  /// Its finite values, ascending.
  var values: [Double] { (1...max(count, 1)).compactMap { ordered.value(rank: $0) } }
}

/// `left` and `right` differ by no more than rounding.
func nearly(_ left: Double?, _ right: Double) -> Bool { left.map { abs($0 - right) <= 1e-12 * max(1, abs(right)) } ?? false }

/// Each of `left` is nearly its counterpart in `right`.
func nearly(_ left: [Double], _ right: [Double]) -> Bool {
  left.count == right.count && zip(left, right).allSatisfy { nearly($0, $1) }
}

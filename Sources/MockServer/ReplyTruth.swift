import NIOCore
import Vocabulary

/// When the events of one reply were sent.
struct ReplyTruth: Sendable, Equatable {
  /// The request's `X-Request-Id`.
  var requestID: String?
  /// The request's last byte was read.
  var receivedAt: RunTime
  /// The instant of each event's send.
  var sends: [RunTime] = []
  /// What each was.
  var kinds: [UInt8] = []

  /// Makes room for `count` events.
  mutating func reserve(_ count: Int) {
    sends.reserveCapacity(count)
    kinds.reserveCapacity(count)
  }

  /// Adds the events, a letter each, that were sent at `instant`.
  mutating func add(_ events: String, at instant: RunTime) {
    for kind in events.utf8 {
      sends.append(instant)
      kinds.append(kind)
    }
  }

  /// Writes it as a line of JSON.
  func write(to line: inout ByteBuffer) {
    let id = requestID.map { JSONText.quoting($0) } ?? "null"
    line.writeString(#"{"request_id":\#(id),"received_ns":\#(receivedAt.nanoseconds),"sends_ns":["#)
    for (index, send) in sends.enumerated() {
      if index > 0 { line.writeStaticString(",") }
      line.writeString(String(send.nanoseconds))
    }
    line.writeStaticString(#"],"kinds":""#)
    line.writeBytes(kinds)
    line.writeStaticString("\"}\n")
  }
}

import NIOCore
import Vocabulary

/// How a scripted stream is cut into events.
enum EventFraming: String, Sendable {
  case eventStream = "sse"
  case lines = "ndjson"
  case array = "json-array"
  case messages = "aws-event-stream"

  /// The type of such a stream.
  var contentType: String {
    switch self {
    case .eventStream: "text/event-stream; charset=utf-8"
    case .lines: "application/x-ndjson"
    case .array: "application/json; charset=utf-8"
    case .messages: "application/vnd.amazon.eventstream"
    }
  }

  /// Writes `json` as an event, of the stream's perhaps the first; `headers` are its name, or of a message what its frame says.
  func write(_ json: ByteBuffer, named headers: [(name: String, value: String)], isFirst: Bool, to event: inout ByteBuffer) {
    switch self {
    case .eventStream:
      for header in headers { event.writeString("\(header.name): \(header.value)\n") }
      event.writeStaticString("data: ")
      event.writeImmutableBuffer(json)
      event.writeStaticString("\n\n")
    case .lines:
      event.writeImmutableBuffer(json)
      event.writeStaticString("\n")
    case .array:
      event.writeStaticString(isFirst ? "[" : ",\n")
      event.writeImmutableBuffer(json)
    case .messages: event.writeMessage(headers, payload: json)
    }
  }

  /// Writes what comes after the last event: `done`, where the script has a word for it, or the end of the array.
  func writeEnd(_ done: String?, isEmpty: Bool, to event: inout ByteBuffer) {
    if self == .array {
      event.writeStaticString(isEmpty ? "[]\n" : "\n]\n")
    } else if let done {
      write(ByteBuffer(string: done), named: [], isFirst: false, to: &event)
    }
  }
}

extension ByteBuffer {
  /// Writes a message of Amazon's event stream: its lengths and their checksum, headers that are texts, the payload, a checksum of it
  /// all.
  fileprivate mutating func writeMessage(_ headers: [(name: String, value: String)], payload: ByteBuffer) {
    var block = ByteBuffer()
    for header in headers {
      block.writeInteger(UInt8(truncatingIfNeeded: header.name.utf8.count))
      block.writeString(header.name)
      block.writeInteger(7 as UInt8)
      block.writeInteger(UInt16(truncatingIfNeeded: header.value.utf8.count))
      block.writeString(header.value)
    }
    var message = ByteBuffer()
    message.writeInteger(UInt32(truncatingIfNeeded: 16 + block.readableBytes + payload.readableBytes))
    message.writeInteger(UInt32(truncatingIfNeeded: block.readableBytes))
    message.writeInteger(message.checksum)
    message.writeImmutableBuffer(block)
    message.writeImmutableBuffer(payload)
    message.writeInteger(message.checksum)
    writeImmutableBuffer(message)
  }

  /// CRC-32, bit by bit.
  private var checksum: UInt32 {
    var sum = ~UInt32(0)
    for byte in readableBytesView {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}

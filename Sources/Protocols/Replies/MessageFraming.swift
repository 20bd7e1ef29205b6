internal import Vocabulary

/// Cuts Amazon's binary event stream (`application/vnd.amazon.eventstream`) into its messages.
///
///     message = total-length headers-length crc { header } payload crc       lengths and CRC-32s: 4 bytes, big-endian
///     header  = name-length name type value
///
/// The first checksum covers the two lengths, the last all before it. What a message is called stands in its headers; those that
/// hold a text become the first members of the payload's JSON object, under their own names (`:event-type`), so that a definition
/// finds them by a path. A message whose `:message-type` is not `event` says that the request failed.
///
/// Source: AWS SDKs, “Amazon event stream specification” (Smithy).
struct MessageFraming: Sendable {
  private(set) var isError = false
  private(set) var fault: RequestFailure?

  /// The bytes of the message at hand, so far.
  private var message: [UInt8] = []
  /// How long it is, once its first twelve bytes say so.
  private var length: Int?
  private var messages = 0

  private static let preludeLength = 12
  private static let checksumLength = 4

  mutating func next(in piece: Span<UInt8>, at offset: inout Int) -> Frame? {
    while fault == nil, offset < piece.count {
      let wanted = length ?? MessageFraming.preludeLength
      let end = min(piece.count, offset + wanted - message.count)
      message.append(piece, offset..<end)
      offset = end
      if message.count < wanted { return nil }
      guard length == nil else {
        defer {
          message.removeAll(keepingCapacity: true)
          length = nil
          messages += 1
        }
        return payload().map(Frame.gathered)
      }
      length = messageLength()
    }
    return nil
  }

  /// What the prelude says of the message's length.
  private mutating func messageLength() -> Int? {
    let (length, headers) = (message.integer(at: 0), message.integer(at: 4))
    guard message[..<8].checksum == UInt32(message.integer(at: 8)) else {
      return refuse("the checksum of its prelude is wrong")
    }
    guard length >= headers + MessageFraming.preludeLength + MessageFraming.checksumLength else {
      return refuse("\(length) bytes cannot hold \(headers) of headers")
    }
    if length > eventLimit {
      fault = .eventTooLong
      return nil
    }
    return length
  }

  /// The payload of the message, which is complete, with the headers as members.
  private mutating func payload() -> [UInt8]? {
    let end = message.count - MessageFraming.checksumLength
    guard message[..<end].checksum == UInt32(message.integer(at: end)) else { return refuse("its checksum is wrong") }
    let start = MessageFraming.preludeLength + message.integer(at: 4)
    guard let headers = message[MessageFraming.preludeLength..<start].headers else { return refuse("its headers are cut") }
    isError = headers.contains { $0.name == ":message-type" && !$0.value.elementsEqual("event".utf8) }
    return message.span.extracting(start..<end).object(with: headers)
  }

  private mutating func refuse<Value>(_ reason: String) -> Value? {
    fault = RequestFailure(.malformedReply, "message \(messages + 1) of the event stream: \(reason)")
    return nil
  }
}

extension [UInt8] {
  /// The four bytes at `index`, big-endian.
  fileprivate func integer(at index: Int) -> Int { self[index..<index + 4].reduce(0) { $0 << 8 | Int($1) } }
}

extension ArraySlice<UInt8> {
  /// The headers that hold texts; `nil` when they do not fill the bytes.
  fileprivate var headers: [(name: String, value: ArraySlice<UInt8>)]? {
    var rest = self
    var headers: [(name: String, value: ArraySlice<UInt8>)] = []
    while let nameLength = rest.popFirst() {
      guard let name = rest.take(Int(nameLength)), let type = rest.popFirst() else { return nil }
      let length: Int
      switch type {
      case 0, 1: length = 0  // true, false
      case 2: length = 1
      case 3: length = 2
      case 4: length = 4
      case 5, 8: length = 8  // an integer, a time
      case 6, 7:  // bytes, a text
        guard let bytes = rest.take(2) else { return nil }
        length = bytes.reduce(0) { $0 << 8 | Int($1) }
      case 9: length = 16  // a UUID
      default: return nil
      }
      guard let value = rest.take(length) else { return nil }
      if type == 7 { headers.append((String(decoding: name, as: UTF8.self), value)) }
    }
    return headers
  }

  private mutating func take(_ length: Int) -> ArraySlice<UInt8>? {
    guard length <= count else { return nil }
    defer { removeFirst(length) }
    return prefix(length)
  }

  /// CRC-32 as zlib and Ethernet have it: polynomial 0x04C11DB7, reflected, all bits inverted before and after.
  fileprivate var checksum: UInt32 {
    let table = checksums
    let (bytes, sums) = (span, table.span)
    var sum: UInt32 = ~0
    for index in bytes.indices { sum = sums[Int(UInt8(truncatingIfNeeded: sum) ^ bytes[index])] ^ sum >> 8 }
    return ~sum
  }
}

/// The CRC-32 of each byte.
private let checksums: [UInt32] = (0..<256).map { byte in
  (0..<8).reduce(UInt32(byte)) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
}

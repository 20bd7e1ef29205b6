import NIOCore

/// How a reply is laid on its connection.
enum ReplyFraming: Equatable {
  /// HTTP/1.1: all is written out; a stream comes in chunks, or runs until the connection closes.
  case one(isChunked: Bool = true, closesConnection: Bool = false)
  /// HTTP/2: head and end are named in the step, for the connection's session to frame them.
  case two

  /// Begins the response.
  func begin(_ head: ResponseHead, _ step: inout ReplyStep, to bytes: inout ByteBuffer) {
    switch self {
    case .one(let isChunked, let isLast): HTTPResponse.write(head, isChunked: isChunked, isLast: isLast, to: &bytes)
    case .two: step.head = head
    }
  }

  /// Writes a piece of a body of open length.
  func write(_ piece: ByteBuffer, to bytes: inout ByteBuffer) {
    if case .one(isChunked: true, _) = self {
      HTTPResponse.writeChunk(piece, to: &bytes)
    } else {
      bytes.writeImmutableBuffer(piece)
    }
  }

  /// Puts bytes on the connection as they are.
  ///
  /// - Returns: whether the send has to end with them, so that they stand where they belong.
  func write(raw piece: [UInt8], _ step: inout ReplyStep, to bytes: inout ByteBuffer) -> Bool {
    guard self == .two else {
      bytes.writeBytes(piece)
      return false
    }
    step.raw = piece
    return true
  }

  /// Ends a body of open length.
  func end(_ step: inout ReplyStep, to bytes: inout ByteBuffer) {
    switch self {
    case .one(let isChunked, _): if isChunked { HTTPResponse.writeLastChunk(to: &bytes) }
    case .two: step.endsBody = true
    }
  }

  /// The body, whose length was declared, is complete.
  func endWhole(_ step: inout ReplyStep) { if self == .two { step.endsBody = true } }
}

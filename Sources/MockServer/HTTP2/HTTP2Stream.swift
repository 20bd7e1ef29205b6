import NIOCore
import NIOHTTP1
import Vocabulary

/// One request of an HTTP/2 connection, and the reply to it.
///
/// A class because the session's callbacks need its address.
final class HTTP2Stream: Performer {
  let id: Int32
  private unowned let connection: HTTP2Connection
  /// The connection still has it.
  var isOpen = true
  var method = HTTPMethod.GET
  var target = ""
  var requestID: String?
  var body = RequestBody()
  var player: ReplyPlayer?
  var truth: ReplyTruth?
  /// The reply has begun.
  var isAnswered = false
  /// What the client's window has not taken yet.
  private(set) var pending = ByteBuffer()
  private(set) var isBodyWhole = false
  /// It asks for its next send when all that is pending has gone.
  private var waitsForWindow = false

  init(_ id: Int32, of connection: HTTP2Connection) {
    self.id = id
    self.connection = connection
  }

  /// The request, now that all of it is there.
  var request: MockRequest {
    MockRequest(method: method, target: target, id: requestID, keepsConnection: true, framing: .two, body: body)
  }

  /// Takes a header of the request.
  func take(_ name: String, _ value: String) {
    switch name {
    case ":method": method = HTTPMethod(rawValue: value)
    case ":path": target = value
    case "x-request-id": requestID = value
    default: break
    }
  }

  /// Makes the send that is due.
  func takeTurn() {
    guard isOpen else { return }
    waitsForWindow = pending.readableBytes > 0
    if !waitsForWindow { connection.sendNext(of: self) }
  }

  /// Adds `bytes` to what is to be sent; `isLast` says that they complete the body.
  func add(_ bytes: ByteBuffer, isLast: Bool) {
    pending.writeImmutableBuffer(bytes)
    isBodyWhole = isBodyWhole || isLast
  }

  /// Moves what is pending into `room`, as far as it goes in, and says how much that was.
  func fill(_ room: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(room.count, pending.readableBytes)
    pending.readWithUnsafeReadableBytes { bytes in
      room.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[..<count]))
      return count
    }
    if pending.readableBytes == 0 {
      pending.clear()
      if waitsForWindow {
        waitsForWindow = false
        connection.scheduleTurn(of: self)
      }
    }
    return count
  }
}

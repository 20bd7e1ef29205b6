internal import Glibc
internal import Vocabulary

/// Where the body of a reply goes.
enum ReplyDestination: Sendable {
  /// It is kept, up to so many bytes.
  case memory(limit: Int)
  /// It is written behind what has come of a file, which may become so long; who watches is told how long it is.
  case file(PartialFile, limit: Int, watch: @Sendable (Int) -> Void)
}

/// What came of a request to a hub.
struct HubReply: Sendable {
  /// The status line and headers; status 0 where none came.
  var head: ReplyHead
  /// What is kept of the body: of one that went to a file, nothing.
  var body: [UInt8]
  /// Why it is not whole, where that is the network's or the hub's doing.
  var failure: RequestFailure?
  /// Why the file took it no more, as `errno` has it; 0 where it did.
  var fileError: Int32
  /// It was longer than it may be, and is not whole.
  var isTooLong: Bool

  /// The body is what was asked for, or a part of it.
  var isContent: Bool { head.status == 200 || head.status == 206 }
}

extension RequestTransport {
  /// Sends `request`, alone, and takes its reply to `destination`; the reply of one that failed is kept.
  func receive(_ request: HTTPRequest, to destination: ReplyDestination) async -> HubReply {
    let receiver = Receiver(destination)
    let exchange = await send(request, lane: 0, to: receiver)
    receiver.reply.failure = exchange.failure
    return receiver.reply
  }
}

/// Takes a reply to where it belongs.
private final class Receiver: ReplyReader {
  private let destination: ReplyDestination
  var reply = HubReply(head: ReplyHead(status: 0), body: [], failure: nil, fileError: 0, isTooLong: false)
  private var written = 0
  private var told = 0

  init(_ destination: ReplyDestination) { self.destination = destination }

  var hasOutput: Bool { reply.head.status != 0 }

  func receive(head: ReplyHead) {
    reply.head = head
    guard case .file(let file, _, _) = destination else { return }
    // The whole of it comes, not what follows what is there; or there is nothing that could.
    if head.status == 200 || head.status == 416 { file.restart() }
    written = file.count
  }

  func receive(_ bytes: Span<UInt8>, stamp: ArrivalStamp) -> Bool {
    bytes.withUnsafeBytes { bytes in
      switch destination {
      case .file(let file, let limit, let watch) where reply.isContent:
        written += bytes.count
        reply.isTooLong = written > limit
        if reply.isTooLong { return false }
        reply.fileError = file.append(bytes)
        if written - told >= 1 << 18 {
          told = written
          watch(written)
        }
        return reply.fileError == 0
      case .memory(let limit) where reply.isContent:
        reply.isTooLong = reply.body.count + bytes.count > limit
        if !reply.isTooLong { reply.body += bytes }
        return !reply.isTooLong
      default:
        // What went wrong, as the hub says it.
        reply.body += bytes.prefix(4096 - reply.body.count)
        return reply.body.count < 4096
      }
    }
  }
}

package import Vocabulary

/// A reply that is read by itself, not as part of a load: its head, and its body up to a bound.
package struct WholeReply: Sendable, Equatable {
  /// The status line and headers; status 0 where none came.
  package var head = ReplyHead(status: 0)
  /// The body, as far as it came.
  package var body: [UInt8] = []

  /// The most bytes that are kept of a body; what is longer is not read to its end.
  private static let limit = 1 << 20

  /// Sends `request` over `transport`, alone on its first lane.
  package static func ask(
    _ request: HTTPRequest, over transport: isolated some RequestTransport
  ) async -> (exchange: Exchange, reply: WholeReply) {
    let keeper = Keeper()
    let exchange = await transport.send(request, lane: 0, to: keeper)
    return (exchange, keeper.reply)
  }

  private final class Keeper: ReplyReader {
    private(set) var reply = WholeReply()
    var hasOutput: Bool { !reply.body.isEmpty }

    func receive(head: ReplyHead) { reply.head = head }

    func receive(_ bytes: Span<UInt8>, stamp: ArrivalStamp) -> Bool {
      bytes.withUnsafeBufferPointer { reply.body.append(contentsOf: $0) }
      return reply.body.count < WholeReply.limit
    }
  }
}

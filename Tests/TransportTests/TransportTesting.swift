import TestKit
import Transport
import Vocabulary

/// Runs `body` with a transport of its own and ends it after.
func withTransport<Result: Sendable>(
  options: TransportOptions = TransportOptions(), _ body: (CurlTransport) async throws -> Result
) async throws -> Result {
  let transport = try CurlTransport.forTest(options: options)
  let result = try await body(transport)
  await transport.shutDown()
  return result
}

extension CurlTransport {
  static func forTest(options: TransportOptions = TransportOptions()) throws -> CurlTransport {
    try CurlTransport(shard: 0, clock: .startingNow(), options: options)
  }

  /// Falls asleep once per delay, all before the loop turns, and tells in which order they woke.
  func orderOfWaking(afterMilliseconds delays: [Int]) async -> [Int] {
    let start = now()
    return await withTaskGroup(of: Int.self) { group in
      for delay in delays {
        group.addImmediateTask {
          await self.sleep(until: start + .milliseconds(delay))
          return delay
        }
      }
      var order: [Int] = []
      for await delay in group { order.append(delay) }
      return order
    }
  }

  func exchange(with server: LoopbackServer) async -> (exchange: Exchange, reader: TestReader) {
    await exchange(HTTPRequest(server.target))
  }

  func exchange(
    _ request: HTTPRequest, lane: Int = 0, reader: TestReader = TestReader()
  ) async -> (exchange: Exchange, reader: TestReader) {
    (await send(request, lane: lane, to: reader), reader)
  }
}

extension LoopbackServer {
  var target: HTTPTarget { HTTPTarget(method: "GET", url: url) }
}

/// Keeps all that it reads.
///
/// Sendable proof: written on the transport's thread during one exchange, read by the test after it.
final class TestReader: ReplyReader, @unchecked Sendable {
  private(set) var head: ReplyHead?
  private(set) var stamps: [ArrivalStamp] = []
  private(set) var releasedAt: RunTime?
  private var bytes: [UInt8] = []
  private let output: String
  private var piecesLeft: Int
  private let transport: CurlTransport?
  private let whenRead: () -> Void

  init(
    takes pieces: Int = .max, output: String = "", on transport: CurlTransport? = nil,
    whenRead: @escaping () -> Void = {}
  ) {
    piecesLeft = pieces
    self.transport = transport
    self.output = output
    self.whenRead = whenRead
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Output is what ends with `output`: anything, unless the test says otherwise.
  var hasOutput: Bool { !bytes.isEmpty && text.hasSuffix(output) }

  func receive(head: ReplyHead) { self.head = head }

  func receive(_ bytes: Span<UInt8>, stamp: ArrivalStamp) -> Bool {
    for index in bytes.indices { self.bytes.append(bytes[index]) }
    stamps.append(stamp)
    whenRead()
    releasedAt = transport?.now()
    piecesLeft -= 1
    return piecesLeft > 0
  }
}

import Glibc
import NIOCore
import NIOPosix
import Synchronization
import Vocabulary

/// An endpoint that replies with words on a schedule: OpenAI-compatible, precise, and able to say when it sent what.
///
/// It runs on event loops of its own until it is stopped.
package final class MockServer: Sendable {
  /// Where it answers: `http://127.0.0.1:8080`, or `unix:/path`.
  package let url: String
  /// The port that it listens on; `nil` of a Unix socket.
  package let port: Int?
  /// The certificate that was made for it, for clients to trust; `nil` when it was given one or uses none.
  package let certificatePath: String?

  private let holdings: Holdings
  private let isStopped = Atomic(false)

  /// Starts a server.
  ///
  /// - Throws: when the options are wrong, or an address, a file or a certificate cannot be used. A client that misbehaves later is
  ///   not an error.
  package static func start(_ options: MockOptions = MockOptions()) async throws(MockServerError) -> MockServer {
    let problems = options.problems()
    guard problems.isEmpty, let address = ListenAddress(options.listen) else { throw .options(PlanProblems(problems)) }
    DescriptorLimit.raise()
    var holdings = Holdings(group: MultiThreadedEventLoopGroup(numberOfThreads: options.threads))
    do throws(MockServerError) {
      let bound = try await holdings.open(address, options)
      return MockServer(at: bound, isEncrypted: options.tls != .none, holdings)
    } catch {
      await holdings.release()
      throw error
    }
  }

  /// Stops listening, cuts off every reply, and finishes the truth log; stopping again does nothing.
  ///
  /// - Returns: whether the truth log, if there is one, holds all that was sent; where it does not, `onTrouble` was told why.
  @discardableResult
  package func stop() async -> Bool {
    guard !isStopped.exchange(true, ordering: .relaxed) else { return true }
    return await holdings.release()
  }

  private init(at address: ListenAddress, isEncrypted: Bool, _ holdings: Holdings) {
    url = address.url(isEncrypted: isEncrypted)
    port = if case .tcp(_, let port) = address { port } else { nil }
    certificatePath = holdings.selfSigned?.certificatePath
    self.holdings = holdings
  }
}

/// What a running server holds and has to give back.
private struct Holdings: Sendable {
  let group: MultiThreadedEventLoopGroup
  private(set) var selfSigned: SelfSignedCertificate?
  private var truthLog: TruthLog?
  private var socketPath: String?

  init(group: MultiThreadedEventLoopGroup) { self.group = group }

  /// Opens what `options` ask for, and says on which address the server listens.
  mutating func open(_ address: ListenAddress, _ options: MockOptions) async throws(MockServerError) -> ListenAddress {
    var tls: ServerTLS?
    switch options.tls {
    case .none: break
    case .files(let certificate, let key): tls = try ServerTLS(certificate: certificate, key: key, versions: options.http)
    case .selfSigned:
      let pair = try SelfSignedCertificate()
      selfSigned = pair
      tls = try ServerTLS(certificate: pair.certificatePath, key: pair.keyPath, versions: options.http)
    }
    if let path = options.truthLog { truthLog = try TruthLog(path: path, onTrouble: options.onTrouble) }
    let responder = Responder(options, startedAt: time(nil))
    let stages = Stages(on: group, responder: responder, truthLog: truthLog, isEncrypted: tls != nil)
    let listener = Listener(
      group: group, stages: stages, tls: tls, versions: options.http,
      handshakeFault: { options.scenario.handshakeFault(ofConnection: $0, seed: options.seed)?.deed },
      onTrouble: options.onTrouble)
    let bound = try await listener.listen(on: address)
    if case .unix(let path) = bound { socketPath = path }
    return bound
  }

  /// Gives all back.
  ///
  /// - Returns: whether the truth log is whole.
  @discardableResult
  func release() async -> Bool {
    // Connections first: as they close, they tell the truth log what was sent of their replies.
    try? await group.shutdownGracefully()
    let isTruthWhole = await truthLog?.close() ?? true
    selfSigned?.remove()
    if let socketPath { unlink(socketPath) }
    return isTruthWhole
  }
}

import Glibc
import NIOCore
import NIOPosix
import NIOSSL

/// Listens on an address and gives each connection its handlers.
struct Listener: Sendable {
  let group: MultiThreadedEventLoopGroup
  let stages: Stages
  /// Encrypts connections; `nil` for plain ones.
  let tls: ServerTLS?
  let versions: MockHTTP
  /// What is done in the TLS handshake of the connection with this number; `nil` for what is usual.
  let handshakeFault: @Sendable (Int) -> Fault.Deed?
  let onTrouble: @Sendable (String) -> Void
  private let connections = Count()

  init(
    group: MultiThreadedEventLoopGroup, stages: Stages, tls: ServerTLS?, versions: MockHTTP,
    handshakeFault: @escaping @Sendable (Int) -> Fault.Deed?, onTrouble: @escaping @Sendable (String) -> Void
  ) {
    self.group = group
    self.stages = stages
    self.tls = tls
    self.versions = versions
    self.handshakeFault = handshakeFault
    self.onTrouble = onTrouble
  }

  /// Connections that wait to be accepted; the kernel takes the smaller of this and its own limit.
  private static let backlog: Int32 = 65_535
  /// Connections accepted in one go.
  private static let acceptsPerWake: UInt = 256

  /// Listens until the event loops end, and says on which address.
  func listen(on address: ListenAddress) async throws(MockServerError) -> ListenAddress {
    do {
      switch address {
      case .tcp(let host, let port):
        let bootstrap = bootstrap.childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
        let channel = try await bootstrap.bind(host: host, port: port).get()
        return .tcp(host: channel.localAddress?.ipAddress ?? host, port: channel.localAddress?.port ?? port)
      case .unix(let path):
        _ = try await bootstrap.bind(unixDomainSocketPath: path, cleanupExistingSocketFile: true).get()
        return address
      }
    } catch let error as IOError {
      throw .listen(address: address.description, reason: String(cString: strerror(error.errnoCode)))
    } catch is SocketAddressError.UnknownHost {
      throw .listen(address: address.description, reason: "no such host")
    } catch SocketAddressError.unixDomainSocketPathTooLong {
      throw .listen(address: address.description, reason: "the path is too long for a socket")
    } catch is UnixDomainSocketPathWrongType {
      throw .listen(address: address.description, reason: "what is there is no socket")
    } catch {
      throw .listen(address: address.description, reason: "\(error)")
    }
  }

  private var bootstrap: ServerBootstrap {
    ServerBootstrap(group: group)
      .serverChannelOption(.backlog, value: Listener.backlog)
      .serverChannelOption(.maxMessagesPerRead, value: Listener.acceptsPerWake)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .serverChannelInitializer { [onTrouble] channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(AcceptTroubleHandler(onTrouble: onTrouble))
        }
      }
      .childChannelInitializer { [stages, tls, versions, handshakeFault, connections] channel in
        channel.eventLoop.makeCompletedFuture {
          let pipeline = channel.pipeline.syncOperations
          let fault = handshakeFault(connections.next())
          if let fault, fault != .fallBack { try pipeline.addHandler(HandshakeBreaker()) }
          if let tls { try pipeline.addHandler(NIOSSLServerHandler(context: fault == .fallBack ? tls.fallBack : tls.usual)) }
          try pipeline.addHandler(VersionHandler(stages.stage(of: channel.eventLoop), versions))
        }
      }
  }
}

/// Closes the connection at its first bytes, a TLS client's hello.
private final class HandshakeBreaker: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  func channelRead(context: ChannelHandlerContext, data: NIOAny) { context.close(promise: nil) }
}

/// Says once when connections cannot be accepted.
private final class AcceptTroubleHandler: ChannelInboundHandler {
  typealias InboundIn = any Channel

  private let onTrouble: @Sendable (String) -> Void
  private var hasSaid = false

  init(onTrouble: @escaping @Sendable (String) -> Void) { self.onTrouble = onTrouble }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    if !hasSaid, let error = error as? IOError, error.errnoCode != ECONNABORTED {
      hasSaid = true
      let advice = error.errnoCode == EMFILE ? "; each takes a descriptor: raise the hard limit (ulimit -Hn)" : ""
      onTrouble("new connections have to wait: \(String(cString: strerror(error.errnoCode)))\(advice)")
    }
    context.fireErrorCaught(error)
  }
}

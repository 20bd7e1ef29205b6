import NIOCore
import NIOHTTP1

/// Looks at a connection's first bytes and gives it the handlers of the version of HTTP that it speaks.
///
/// A client of HTTP/2 says so by its preface, whether TLS has agreed on it or the client knew before.
final class VersionHandler: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer

  private static let preface = Array("PRI * HTTP/2.0".utf8)

  private let stage: Stage
  private let versions: MockHTTP
  private var first = ByteBuffer()

  init(_ stage: Stage, _ versions: MockHTTP) {
    self.stage = stage
    self.versions = versions
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    first.writeImmutableBuffer(unwrapInboundIn(data))
    let beginning = first.readableBytesView.prefix(VersionHandler.preface.count)
    let isPreface = VersionHandler.preface.starts(with: beginning)
    if isPreface, beginning.count < VersionHandler.preface.count, versions == .auto { return }
    let isTwo = versions == .two || (versions == .auto && isPreface)
    do {
      let pipeline = context.pipeline.syncOperations
      if isTwo {
        try pipeline.addHandler(HTTP2Connection(stage), position: .after(self))
      } else {
        try pipeline.addHandler(ConnectionHandler(stage), position: .after(self))
        try pipeline.addHandler(ByteToMessageHandler(HTTPRequestDecoder()), position: .after(self))
      }
      context.fireChannelRead(wrapInboundOut(first))
      pipeline.removeHandler(self, promise: nil)
    } catch { context.close(promise: nil) }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}

import Glibc
import NIOCore

/// The way out of one connection.
///
/// Plain bytes go straight to the socket, one `send` each: a token costs a quarter less than through the event loop's pipeline, and it
/// is known at once what the socket took. The pipeline takes what is left over, and all bytes that must be encrypted.
final class Outlet {
  /// Nothing waits for the socket to take more.
  var isClear: Bool { unsent == 0 }

  private let context: ChannelHandlerContext
  private let channel: any Channel
  /// The socket; `nil` where bytes must be encrypted.
  private let descriptor: CInt?
  /// Writes that wait in the pipeline.
  private var unsent = 0
  private var whenClear: (() -> Void)?

  init(_ context: ChannelHandlerContext, isEncrypted: Bool) {
    self.context = context
    channel = context.channel
    descriptor = isEncrypted ? nil : try? context.pipeline.syncOperations.withUnsafeTransportIfAvailable(of: CInt.self) { $0 }
  }

  /// Sends `bytes`, now or when those before them are sent.
  func send(_ bytes: ByteBuffer) {
    var rest = bytes
    // The descriptor of a channel that is no longer active may by now be another connection's.
    if let descriptor, isClear, channel.isActive {
      let count = bytes.withUnsafeReadableBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      if count == bytes.readableBytes { return }
      rest.moveReaderIndex(forwardBy: max(0, count))
    }
    unsent += 1
    context.writeAndFlush(NIOAny(rest)).assumeIsolated().whenComplete { _ in
      self.unsent -= 1
      self.proceed()
    }
  }

  /// Calls `action`, once, when nothing waits any more.
  func whenClear(_ action: @escaping () -> Void) {
    whenClear = action
    proceed()
  }

  /// Closes the connection when nothing waits any more.
  func close() {
    whenClear { [context] in context.close(promise: nil) }
  }

  /// Closes the connection with RST, whatever waits.
  func reset() {
    let socket = try? context.pipeline.syncOperations.withUnsafeTransportIfAvailable(of: CInt.self) { $0 }
    var hard = linger(l_onoff: 1, l_linger: 0)
    if let socket, channel.isActive {
      setsockopt(socket, SOL_SOCKET, SO_LINGER, &hard, socklen_t(MemoryLayout<linger>.size))
    }
    context.close(promise: nil)
  }

  /// Closes the sending side when nothing waits any more.
  func halfClose() {
    whenClear { [context] in context.close(mode: .output, promise: nil) }
  }

  private func proceed() {
    guard isClear, let action = whenClear else { return }
    whenClear = nil
    action()
  }
}

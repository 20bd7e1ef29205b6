import CCurl
import Glibc
import Testing

/// Two connected sockets: what is written at `far` is read at `near`, which does not block.
final class SocketPair {
  let near: Int32
  let far: Int32

  /// A TCP connection over the loopback device.
  static func tcp() throws -> SocketPair {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(listener) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let near = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    let isConnected = withUnsafeMutablePointer(to: &address) { address in
      address.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        bind(listener, generic, length) == 0 && listen(listener, 1) == 0 && getsockname(listener, generic, &length) == 0
          && connect(near, generic, length) == 0
      }
    }
    try #require(isConnected)
    return SocketPair(near: near, far: accept(listener, nil, nil))
  }

  /// A pair of Unix sockets, which the kernel does not stamp.
  static func unix() throws -> SocketPair {
    var ends: [Int32] = [0, 0]
    try #require(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
    return SocketPair(near: ends[0], far: ends[1])
  }

  private init(near: Int32, far: Int32) {
    self.near = near
    self.far = far
    _ = fcntl(near, F_SETFL, O_NONBLOCK)
  }

  deinit {
    close(near)
    close(far)
  }

  /// Sends `text` to `near`, and waits until it is there.
  func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = Glibc.write(far, bytes, bytes.count)
    wait(for: POLLIN)
  }

  /// Nothing more will come.
  func end() {
    shutdown(far, Int32(SHUT_WR))
    // POLLRDHUP, which the C library's module leaves out.
    wait(for: 0x2000)
  }

  /// Breaks the connection.
  func reset() {
    var hard = linger(l_onoff: 1, l_linger: 0)
    setsockopt(far, SOL_SOCKET, SO_LINGER, &hard, socklen_t(MemoryLayout<linger>.size))
    // The descriptor stays, so that closing it later closes nobody else's.
    dup2(near, far)
    wait(for: POLLIN)
  }

  private func wait(for event: Int32) {
    // With a limit of time it would be answered for what was harvested.
    var state = pollfd(fd: near, events: Int16(event), revents: 0)
    poll(&state, 1, -1)
  }
}

/// What recv() at `socket` says, up to `size` bytes.
func received(at socket: Int32, upTo size: Int = 64, flags: Int32 = 0) -> Received {
  var bytes = [UInt8](repeating: 0, count: size)
  let count = recv(socket, &bytes, size, flags)
  if count < 0 { return .failure(errno) }
  return count == 0 ? .end : .bytes(String(decoding: bytes.prefix(count), as: UTF8.self))
}

enum Received: Equatable {
  case bytes(String)
  case end
  case failure(Int32)

  static let nothing = Received.failure(EAGAIN)
}

/// What poll() says of `events` at `socket`, without waiting.
func polled(_ socket: Int32, for events: Int32 = POLLIN) -> Int32 {
  var state = pollfd(fd: socket, events: Int16(events), revents: 0)
  return poll(&state, 1, 0) > 0 ? Int32(state.revents) : 0
}

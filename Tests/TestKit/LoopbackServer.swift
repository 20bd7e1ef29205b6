import Glibc
import Synchronization

/// A plain blocking HTTP server for tests: each connection runs `script` on a thread of its own.
package final class LoopbackServer: Sendable {
  private let listener: BoundSocket
  private let script: @Sendable (LoopbackConnection) -> Void
  private let accepted = Mutex(0)
  /// The listener is open; once closed it is not touched any more, since its number may be another's by then.
  private let isOpen = Mutex(true)

  /// Listens on a free port of 127.0.0.1.
  package init(_ script: @escaping @Sendable (LoopbackConnection) -> Void) {
    self.script = script
    listener = BoundSocket()
    listen(listener.descriptor, 128)
    onThread { self.accept() }
  }

  /// A server that raises `isAsked` at a request, and never replies.
  package static func silent(_ isAsked: Flag) -> LoopbackServer {
    LoopbackServer { connection in
      _ = connection.readRequest()
      isAsked.raise()
      _ = connection.readRequest()
    }
  }

  /// Where it listens.
  package var port: Int { listener.port }

  /// Where it is reached.
  package var url: String { listener.url }

  /// How many connections came so far.
  package var connections: Int { accepted.withLock { $0 } }

  /// Ends listening, if it has not ended; open connections run to the end of their script.
  package func stop() { isOpen.withLock { if $0 { shutdown(listener.descriptor, Int32(SHUT_RDWR)) } } }

  private func accept() {
    while true {
      let socket = Glibc.accept(listener.descriptor, nil, nil)
      guard socket >= 0 else { break }
      // A child that another test starts would keep the connection open when it is closed here.
      _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
      let number = accepted.withLock { count in
        count += 1
        return count
      }
      onThread { [script] in script(LoopbackConnection(socket: socket, number: number)) }
    }
    isOpen.withLock { isOpen in
      listener.close()
      isOpen = false
    }
  }
}

/// One accepted connection.
package struct LoopbackConnection: Sendable {
  let socket: Int32
  /// Which of the server's connections it is, from 1.
  package let number: Int

  /// Reads one request to the end of its body; `nil` when the client has closed.
  package func readRequest() -> String? {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(socket, &piece, piece.count)
      guard count > 0 else { return nil }
      bytes += piece.prefix(count)
      let text = String(decoding: bytes, as: UTF8.self)
      guard let end = text.range(of: "\r\n\r\n") else { continue }
      let wanted = text.header("content-length").flatMap(Int.init) ?? 0
      if text[end.upperBound...].utf8.count >= wanted { return text }
    }
  }

  /// Sends `text` as it is.
  package func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = Glibc.send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL))
  }

  /// Sends a whole reply; each of `headers` ends its line.
  package func reply(status: Int = 200, headers: String = "", _ body: String) {
    write("HTTP/1.1 \(status) X\r\nContent-Length: \(body.utf8.count)\r\n\(headers)\r\n\(body)")
  }

  /// Waits until something can be read, and reads nothing.
  package func waitForBytes() {
    var state = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    poll(&state, 1, -1)
  }

  /// Closes it.
  package func close() { Glibc.close(socket) }

  /// Closes with RST.
  package func reset() {
    var hard = linger(l_onoff: 1, l_linger: 0)
    setsockopt(socket, SOL_SOCKET, SO_LINGER, &hard, socklen_t(MemoryLayout<linger>.size))
    close()
  }
}

extension String {
  /// The value of the first header named `name`, in lower case.
  package func header(_ name: String) -> String? {
    for line in split(separator: "\r\n", omittingEmptySubsequences: false) {
      let parts = line.split(separator: ":", maxSplits: 1)
      if parts.count == 2, parts[0].lowercased() == name {
        return String(parts[1].drop { $0 == " " })
      }
    }
    return nil
  }

  fileprivate func range(of part: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(part) { return start..<index(start, offsetBy: part.count) }
      start = index(after: start)
    }
    return nil
  }
}

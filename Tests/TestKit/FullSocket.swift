import Glibc

/// A socket of `::1` whose queue is full: who connects to it hears nothing, as at an address that is gone.
package struct FullSocket: Sendable {
  private let descriptors: [Int32]

  /// Takes the port `port`; `nil` where somebody else has it.
  package init?(port: Int) {
    let listener = socket(AF_INET6, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in6()
    address.sin6_family = sa_family_t(AF_INET6)
    address.sin6_port = in_port_t(port).bigEndian
    address.sin6_addr = in6addr_loopback
    let length = socklen_t(MemoryLayout<sockaddr_in6>.size)
    let (isBound, waiting) = withUnsafePointer(to: &address) { address in
      address.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        guard bind(listener, generic, length) == 0, listen(listener, 0) == 0 else { return (false, [Int32]()) }
        // The first is let in and stays in the queue; the second finds it full.
        return (
          true,
          (0..<2).map { _ in
            let flags = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
            let client = socket(AF_INET6, flags, 0)
            connect(client, generic, length)
            return client
          }
        )
      }
    }
    descriptors = [listener] + waiting
    if !isBound {
      close()
      return nil
    }
  }

  /// Gives the port back.
  package func close() { for descriptor in descriptors { Glibc.close(descriptor) } }
}

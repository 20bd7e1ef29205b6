import Glibc

/// A socket with a free port of 127.0.0.1 that nobody else can take: until somebody listens on it, it refuses all connections.
package struct BoundSocket: Sendable {
  /// The port.
  package let port: Int
  let descriptor: Int32

  /// Binds a socket to a free port.
  package init() {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    self.descriptor = descriptor
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    port = withUnsafeMutablePointer(to: &address) { address in
      address.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        _ = bind(descriptor, generic, length)
        _ = getsockname(descriptor, generic, &length)
      }
      return Int(UInt16(bigEndian: address.pointee.sin_port))
    }
  }

  /// Where it would be reached.
  package var url: String { "http://127.0.0.1:\(port)" }

  /// Gives the port back.
  package func close() { Glibc.close(descriptor) }
}

import Glibc

/// The kernel stamps what it receives: it begins a moment after a first socket has asked for it.
///
/// Found out once, by datagrams to itself; the socket stays open, so that the kernel goes on. A test that expects stamps requires this
/// before it begins.
package let kernelStamps: Bool = {
  let probe = socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
  var on: Int32 = 1
  setsockopt(probe, SOL_SOCKET, SO_TIMESTAMPNS, &on, socklen_t(MemoryLayout<Int32>.size))
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
  var length = socklen_t(MemoryLayout<sockaddr_in>.size)
  let isOpen = withUnsafeMutablePointer(to: &address) { address in
    address.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
      bind(probe, generic, length) == 0 && getsockname(probe, generic, &length) == 0 && connect(probe, generic, length) == 0
    }
  }
  return isOpen && (0..<100_000).contains { _ in isStamped(datagramTo: probe) }
}()

/// Sends a byte to `probe`, which is connected to itself, and looks whether the kernel put its time beside it.
private func isStamped(datagramTo probe: Int32) -> Bool {
  guard send(probe, "?", 1, 0) == 1 else { return false }
  return withUnsafeTemporaryAllocation(byteCount: 64, alignment: 8) { space in
    var byte: UInt8 = 0
    return withUnsafeMutablePointer(to: &byte) { byte in
      var piece = iovec(iov_base: byte, iov_len: 1)
      return withUnsafeMutablePointer(to: &piece) { piece in
        var message = msghdr()
        message.msg_iov = piece
        message.msg_iovlen = 1
        message.msg_control = space.baseAddress
        message.msg_controllen = space.count
        return recvmsg(probe, &message, 0) == 1 && message.msg_controllen > 0
      }
    }
  }
}

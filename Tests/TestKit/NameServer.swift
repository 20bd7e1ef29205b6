import Glibc
import Synchronization

/// A name server at port 53 of a loopback address of its own, which answers each question as it is told.
package final class NameServer: Sendable {
  /// What it is asked: the addresses of one family that a name has.
  package struct Question: Sendable {
    /// The name, without its last dot.
    package var name: String
    /// IPv6 addresses are asked for.
    package var isForV6: Bool
    /// Which question for this name and family it is, from 1.
    package var number: Int
  }

  /// What it says.
  package enum Answer: Sendable {
    /// These IPv4 addresses, as they are written; an IPv6 question gets none.
    case addresses([String])
    /// There is no such name.
    case noSuchName
    /// The server itself failed.
    case failure
    /// Nothing at all.
    case silence
  }

  /// Where it listens.
  package let address: String
  private let descriptor: Int32
  private let asked = Mutex<[String: Int]>([:])

  /// Listens on the first loopback address of its kind that is free.
  ///
  /// - Throws: when the system lets nobody listen on port 53.
  package init(_ answer: @escaping @Sendable (Question) -> Answer) throws {
    let descriptor = socket(AF_INET, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    self.descriptor = descriptor
    var place = sockaddr_in()
    place.sin_family = sa_family_t(AF_INET)
    place.sin_port = in_port_t(53).bigEndian
    let bound = (1...250).first { host in
      place.sin_addr.s_addr = UInt32(0x7F35_0000 + host).bigEndian
      return withUnsafePointer(to: &place) { place in
        place.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
        }
      }
    }
    guard let bound else {
      close(descriptor)
      throw CannotListen()
    }
    address = "127.53.0.\(bound)"
    onThread { self.serve(answer) }
  }

  /// Ends it.
  package func stop() { shutdown(descriptor, Int32(SHUT_RDWR)) }

  /// How often it was asked for the IPv4 addresses of `name`.
  package func questions(for name: String) -> Int { asked.withLock { $0[name + " A"] ?? 0 } }

  private func serve(_ answer: (Question) -> Answer) {
    var packet = [UInt8](repeating: 0, count: 512)
    while true {
      var from = sockaddr_storage()
      var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
      let count = withUnsafeMutablePointer(to: &from) { from in
        from.withMemoryRebound(to: sockaddr.self, capacity: 1) { recvfrom(descriptor, &packet, packet.count, 0, $0, &length) }
      }
      guard count > 0 else { break }
      guard let reply = reply(to: Array(packet.prefix(count)), answer) else { continue }
      _ = withUnsafePointer(to: &from) { from in
        from.withMemoryRebound(to: sockaddr.self, capacity: 1) { sendto(descriptor, reply, reply.count, 0, $0, length) }
      }
    }
    close(descriptor)
  }

  /// The packet that answers `packet` (RFC 1035): its head, its question, and the addresses.
  private func reply(to packet: [UInt8], _ answer: (Question) -> Answer) -> [UInt8]? {
    var end = 12
    var labels: [String] = []
    while end < packet.count, packet[end] > 0 {
      let label = packet.dropFirst(end + 1).prefix(Int(packet[end]))
      labels.append(String(decoding: label, as: UTF8.self))
      end += 1 + label.count
    }
    // The name's end, then the kind that is asked for and its class, of two bytes each.
    guard end + 5 <= packet.count else { return nil }
    let isForV6 = packet[end + 2] == 28
    let name = labels.joined(separator: ".").lowercased()
    let key = name + (isForV6 ? " AAAA" : " A")
    let number = asked.withLock { asked in
      asked[key, default: 0] += 1
      return asked[key, default: 0]
    }
    var addresses: [String] = []
    var code: UInt8 = 0
    switch answer(Question(name: name, isForV6: isForV6, number: number)) {
    case .addresses(let known): addresses = isForV6 ? [] : known
    case .noSuchName: code = 3
    case .failure: code = 2
    case .silence: return nil
    }
    // The name is that of the question, the address good for no time.
    let records = addresses.flatMap { address in
      [0xC0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4] + address.split(separator: ".").compactMap { UInt8($0) }
    }
    let head = packet.prefix(2) + [0x84, 0x80 | code, 0, 1, 0, UInt8(addresses.count), 0, 0, 0, 0]
    return head + packet[12..<end + 5] + records
  }

  struct CannotListen: Error {}
}

// libcurl's header includes the socket headers, and the compiler may take either module for their owner.
internal import CCurl
internal import Glibc
package import Vocabulary

/// A host name with the addresses it stood for when the run began.
package struct ResolvedName: Sendable, Equatable {
  /// The name.
  package var host: String
  /// The port it was resolved for.
  package var port: Int
  /// Its addresses, in the resolver's order.
  package var addresses: [String]

  /// How libcurl spells it for `CURLOPT_RESOLVE`.
  var curlEntry: String { "\(host):\(port):\(addresses.joined(separator: ","))" }

  /// The name that requests of `plan` to `url` connect to, its proxy's or else the endpoint's, with its addresses, resolved or given;
  /// none where that is an address itself, a Unix socket, or is resolved anew for each connection.
  ///
  /// - Throws: a `dns_error` with the resolver's own reason.
  package static func all(of url: String, in plan: RunPlan) throws(RequestFailure) -> [ResolvedName] {
    guard plan.unixSocket == nil else { return [] }
    let target = URLParts(plan.proxy ?? url)
    let host = target.host
    // An address needs no resolver: it has colons, or is of digits and dots.
    if host.contains(":") || host.allSatisfy({ $0.isNumber || $0 == "." }) {
      if plan.addressFamily != .any { _ = try ResolvedName(host: host, port: 0, family: plan.addressFamily) }
      return []
    }
    if plan.resolvesPerConnection { return [] }
    // A proxy without a port is at libcurl's own for proxies.
    let port = plan.proxy == nil ? target.port : target.writtenPort ?? 1080
    let pinned = plan.pinnedAddresses.filter { $0.host.lowercased() == host.lowercased() && $0.port == port }
    if !pinned.isEmpty { return [ResolvedName(host: host, port: port, addresses: pinned.map(\.address))] }
    return [try ResolvedName(host: host, port: port, family: plan.addressFamily)]
  }

  /// The name with addresses that are known.
  package init(host: String, port: Int, addresses: [String]) {
    self.host = host
    self.port = port
    self.addresses = addresses
  }

  /// Asks the system's resolver, and blocks meanwhile.
  ///
  /// - Throws: a `dns_error` with the resolver's own reason.
  package init(host: String, port: Int, family: AddressFamily = .any) throws(RequestFailure) {
    self.host = host
    self.port = port
    var hints = addrinfo()
    hints.ai_family =
      switch family {
      case .any: AF_UNSPEC
      case .v4: AF_INET
      case .v6: AF_INET6
      }
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var found: UnsafeMutablePointer<addrinfo>?
    let code = getaddrinfo(host, String(port), &hints, &found)
    guard code == 0 else { throw RequestFailure(.dnsError, "\(host): \(String(cString: gai_strerror(code)))") }
    defer { freeaddrinfo(found) }
    addresses = []
    var next = found
    while let entry = next?.pointee {
      var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
      if getnameinfo(entry.ai_addr, entry.ai_addrlen, &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST) == 0 {
        addresses.append(String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self))
      }
      next = entry.ai_next
    }
  }
}

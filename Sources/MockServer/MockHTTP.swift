/// The versions of HTTP that a mock endpoint speaks.
package enum MockHTTP: String, Sendable, CaseIterable {
  /// HTTP/1.1 and HTTP/2, as TLS agrees or the client's first bytes say.
  case auto
  /// HTTP/1.1 alone.
  case one = "1.1"
  /// HTTP/2 alone.
  case two = "2"

  /// What it offers in a TLS handshake, best first.
  var protocolNames: [String] {
    switch self {
    case .auto: ["h2", "http/1.1"]
    case .one: ["http/1.1"]
    case .two: ["h2"]
    }
  }
}

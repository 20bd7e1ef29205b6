/// Where the server listens.
enum ListenAddress: Equatable, CustomStringConvertible {
  case tcp(host: String, port: Int)
  case unix(path: String)

  /// What can be written for an address.
  static let accepted = "HOST:PORT such as 127.0.0.1:0 or [::1]:8080 (port 0 takes a free one), or unix:/path/of/socket"

  /// Reads `text`; `nil` when it is none of what is accepted.
  init?(_ text: String) {
    if text.hasPrefix("unix:") {
      let path = text.dropFirst("unix:".count)
      guard !path.isEmpty else { return nil }
      self = .unix(path: String(path))
      return
    }
    guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]) else { return nil }
    var host = text[..<colon]
    if host.hasPrefix("["), host.hasSuffix("]") {
      host = host.dropFirst().dropLast()
    } else if host.contains(":") {
      return nil
    }
    guard !host.isEmpty else { return nil }
    self = .tcp(host: String(host), port: Int(port))
  }

  /// The address as it is written.
  var description: String {
    switch self {
    case .tcp(let host, let port): host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    case .unix(let path): "unix:\(path)"
    }
  }

  /// Where a client finds a server that listens here.
  func url(isEncrypted: Bool) -> String {
    switch self {
    case .tcp: (isEncrypted ? "https://" : "http://") + description
    case .unix: description
    }
  }
}

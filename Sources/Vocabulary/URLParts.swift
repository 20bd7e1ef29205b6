/// The parts of a URL, as they are written.
///
///     url = scheme "://" [ user "@" ] server path [ "?" query ]
///
/// A fragment, which is never sent, is left out.
package struct URLParts: Sendable, Equatable {
  /// All that stands before the path: scheme, user and server.
  package let origin: String
  /// `http`, `https`, in small letters; empty for none.
  package let scheme: String
  /// `user:password`; empty for none.
  package let user: String
  /// The host, and behind a colon the port.
  package let server: String
  /// From the first slash on; empty for none.
  package let path: String
  /// What stands behind the question mark; `nil` where none stands.
  package let query: String?

  /// The parts of `url`; one without a scheme begins with its server, or with its path.
  package init(_ url: String) {
    let whole = url.prefix { $0 != "#" }
    let mark = whole.firstRange(of: "://").flatMap { whole[..<$0.lowerBound].contains { "/?".contains($0) } ? nil : $0 }
    scheme = mark.map { whole[..<$0.lowerBound].lowercased() } ?? ""
    let rest = whole[(mark?.upperBound ?? whole.startIndex)...]
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    origin = String(whole[..<authority.endIndex])
    let at = authority.lastIndex(of: "@")
    user = at.map { String(authority[..<$0]) } ?? ""
    server = String(at.map { authority[$0...].dropFirst() } ?? authority)
    let target = whole[authority.endIndex...]
    path = String(target.prefix { $0 != "?" })
    query = target.firstIndex(of: "?").map { String(target[$0...].dropFirst()) }
  }

  /// A name or an address, without its brackets.
  package var host: String {
    String(server.first == "[" ? server.dropFirst().prefix { $0 != "]" } : server.prefix { $0 != ":" })
  }

  /// The port as it is written; `nil` where it is not.
  package var writtenPort: Int? {
    let afterAddress = server.first == "[" ? server.drop { $0 != "]" } : server[...]
    return afterAddress.firstIndex(of: ":").flatMap { Int(afterAddress[$0...].dropFirst()) }
  }

  /// The port where servers of the scheme usually are.
  package var usualPort: Int { scheme == "https" ? 443 : 80 }

  /// The port as it is written, or else the usual one.
  package var port: Int { writtenPort ?? usualPort }
}

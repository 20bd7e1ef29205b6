/// The part of a URL that says whom to connect to.
package struct Authority: Sendable, Equatable {
  /// `user:password`; empty for none.
  package let user: String
  /// A name or an address, without its brackets.
  package let host: String
  /// As it is written; `nil` where it is not.
  package let writtenPort: Int?
  private let isEncrypted: Bool

  /// The port as it is written, or else the scheme's own.
  package var port: Int { writtenPort ?? (isEncrypted ? 443 : 80) }

  /// The authority of `url`.
  package init(of url: String) {
    let whole = url.drop { $0 != "/" }.dropFirst(2).prefix { !"/?#".contains($0) }
    let at = whole.lastIndex(of: "@")
    user = at.map { String(whole[..<$0]) } ?? ""
    let server = at.map { whole[$0...].dropFirst() } ?? whole
    let isBracketed = server.first == "["
    let name = isBracketed ? server.dropFirst().prefix { $0 != "]" } : server.prefix { $0 != ":" }
    host = String(name)
    let rest = server[name.endIndex...].drop { $0 == "]" }
    writtenPort = Int(rest.dropFirst())
    isEncrypted = url.lowercased().hasPrefix("https:")
  }
}

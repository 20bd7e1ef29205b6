/// The part of a URL that says whom to connect to.
struct Authority {
  /// `user:password`; empty for none.
  var user: String
  /// A name or an address, without its brackets.
  var host: String
  /// As it is written, or else the scheme's own.
  var port: Int

  /// The authority of `url`.
  init(of url: String) {
    let whole = url.drop { $0 != "/" }.dropFirst(2).prefix { !"/?#".contains($0) }
    let at = whole.lastIndex(of: "@")
    user = at.map { String(whole[..<$0]) } ?? ""
    let server = at.map { whole[$0...].dropFirst() } ?? whole
    let isBracketed = server.first == "["
    let name = isBracketed ? server.dropFirst().prefix { $0 != "]" } : server.prefix { $0 != ":" }
    host = String(name)
    let rest = server[name.endIndex...].drop { $0 == "]" }
    port = Int(rest.dropFirst()) ?? (url.lowercased().hasPrefix("https:") ? 443 : 80)
  }
}

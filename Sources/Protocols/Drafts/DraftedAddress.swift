internal import Vocabulary

/// What a definition takes of a URL.
struct DraftedAddress {
  /// Its path with its query, secrets left out.
  let path: String
  /// All of it, likewise.
  let withoutSecrets: String
  /// A name made of its host and path.
  let name: String
  /// What was left out, to be shown.
  let findings: [String]

  init(_ url: String) {
    let parts = URLParts(url)
    let plain = parts.path.isEmpty ? "/" : parts.path
    let parameters = Redaction.parameters(ofURL: "?\(parts.query ?? "")").filter { !$0.name.isEmpty }
    let shown = parameters.filter { !Redaction.isSecret($0.name) }.map { $0.name + ($0.value.map { "=\($0)" } ?? "") }
    path = plain + (shown.isEmpty ? "" : "?" + shown.joined(separator: "&"))
    withoutSecrets = "\(parts.scheme)://\(parts.server)\(path)"
    let words = (parts.host.isEmpty ? "api" : parts.host) + plain
    name = String(words.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
      .split(separator: "-").joined(separator: "-")
    findings = parameters.map(\.name).filter(Redaction.isSecret).map {
      "left out of the URL: \($0), which each run's URL may have"
    }
  }
}

extension String {
  /// `${api_key}` in the place of a key, behind the scheme if it has one: `Bearer ${api_key}`.
  var withPlaceForKey: String {
    let words = split(separator: " ", maxSplits: 1)
    let hasScheme = words.count == 2 && ["bearer", "basic", "key", "token"].contains(words[0].lowercased())
    return (hasScheme ? "\(words[0]) " : "") + "${api_key}"
  }
}

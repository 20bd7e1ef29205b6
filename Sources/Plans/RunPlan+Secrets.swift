package import Vocabulary

/// Which parts of a plan are secrets, and showing it without them.
extension RunPlan {
  /// The plan's URLs as they may be shown: without the values of parameters that tell of secrets.
  package var shownURLs: [String] { urls.map(Redaction.hidingSecrets) }

  /// All that the plan sends and nobody may see: the API key, the values of headers, URL parameters and members of the extra body that
  /// tell of secrets, and the proxy's password.
  package var secrets: [Secret] {
    let inHeaders = headers.filter { Redaction.isSecret($0.name) }.flatMap { Redaction.secrets(inHeaderValue: $0.value) }
    let inURLs = urls.flatMap(Redaction.parameters).compactMap { Redaction.isSecret($0.name) ? $0.value : nil }
    let inBody = JSONValue(ofText: extraBody ?? "{}")?.withoutSecrets().secrets ?? []
    let user = URLParts(proxy ?? "").user
    let password = user.split(separator: ":", maxSplits: 1).dropFirst().map(String.init)
    return [apiKey].compactMap(\.self) + (inHeaders + inURLs + inBody + password).map(Secret.init)
  }
}

extension JSONValue {
  /// The value that the JSON in `text` says; `nil` where it is none.
  init?(ofText text: String) {
    guard let json = try? JSONText(text) else { return nil }
    self.init(json)
  }
}

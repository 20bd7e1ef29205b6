package import Vocabulary

/// Which parts of a plan are secrets, by their names, and showing it without them.
package enum Redaction {
  /// The value of a header or URL parameter of this name is not for others to see.
  static func isSecret(_ name: String) -> Bool {
    let name = name.lowercased()
    let telling = ["auth", "key", "token", "secret", "password", "credential", "cookie", "signature"]
    return name == "sig" || telling.contains { name.contains($0) }
  }

  /// The URL with `Secret.mark` for the value of each parameter whose name tells of a secret.
  package static func hidingSecrets(inURL url: String) -> String {
    guard let question = url.firstIndex(of: "?") else { return url }
    let shown = parameters(ofURL: url).map { name, value in
      guard let value else { return name }
      return "\(name)=" + (isSecret(name) ? Secret.mark : value)
    }
    return url[...question] + shown.joined(separator: "&")
  }

  /// What stands behind the question mark of `url`, name by name.
  static func parameters(ofURL url: String) -> [(name: String, value: String?)] {
    guard let question = url.firstIndex(of: "?") else { return [] }
    return url[url.index(after: question)...].split(separator: "&", omittingEmptySubsequences: false).map { parameter in
      guard let equals = parameter.firstIndex(of: "=") else { return (String(parameter), nil) }
      return (String(parameter[..<equals]), String(parameter[parameter.index(after: equals)...]))
    }
  }
}

extension RunPlan {
  /// The plan's URLs as they may be shown: without the values of parameters that tell of secrets.
  package var shownURLs: [String] { urls.map(Redaction.hidingSecrets) }

  /// All that the plan sends and nobody may see: the API key, and the values of headers and URL parameters that tell of secrets,
  /// and the proxy's password.
  package var secrets: [Secret] {
    let inHeaders = headers.filter { Redaction.isSecret($0.name) }.flatMap { Redaction.secrets(inHeaderValue: $0.value) }
    let inURLs = urls.flatMap(Redaction.parameters).compactMap { Redaction.isSecret($0.name) ? $0.value : nil }
    let user = URLParts(proxy ?? "").user
    let password = user.split(separator: ":", maxSplits: 1).dropFirst().map(String.init)
    return [apiKey].compactMap(\.self) + (inHeaders + inURLs + password).map(Secret.init)
  }
}

extension Redaction {
  /// The parts of a header's value that are secret: what stands behind a scheme (`Bearer …`), a cookie with its name and without.
  fileprivate static func secrets(inHeaderValue value: String) -> [String] {
    value.split(separator: ";").flatMap { part in
      let words = part.split(separator: " ", maxSplits: 1)
      let secret = words.last ?? part
      return [secret, secret.drop { $0 != "=" }.dropFirst()].filter { !$0.isEmpty }.map(String.init)
    }
  }
}

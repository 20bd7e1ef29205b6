/// What of headers, URLs and bodies is a secret, by its name, and showing them without it.
package enum Redaction {
  /// The value of a header or URL parameter of this name is not for others to see.
  package static func isSecret(_ name: String) -> Bool {
    let name = name.lowercased()
    let telling = ["auth", "key", "token", "secret", "password", "credential", "cookie", "signature"]
    return name == "sig" || telling.contains { name.contains($0) }
  }

  /// The text `value` of the member `name` of a JSON body is not for others to see.
  ///
  /// Bodies count tokens, name them (`stop_token`) and hold texts of all kinds: only names that mean nothing else tell of a secret,
  /// and values that begin as keys do.
  package static func isSecret(_ value: String, ofMember name: String) -> Bool {
    let name = name.lowercased().filter(\.isLetter)
    let telling = [
      "apikey", "accesskey", "authkey", "privatekey", "secretkey", "subscriptionkey", "accesstoken", "apitoken", "authtoken",
      "bearertoken", "idtoken", "refreshtoken", "securitytoken", "sessiontoken", "authorization", "secret", "password",
      "passwd",
      "passphrase", "credential", "credentials", "cookie", "signature",
    ]
    let isTold = ["token", "auth", "bearer", "sig"].contains(name) || telling.contains { name.hasSuffix($0) }
    return isTold && !value.isEmpty || ["sk-", "Bearer "].contains { value.hasPrefix($0) && value.count > $0.count }
  }

  /// The URL with `Secret.mark` for the value of each parameter whose name tells of a secret, be it in a fragment.
  package static func hidingSecrets(inURL url: String) -> String {
    guard let mark = url.firstIndex(where: { "?#".contains($0) }) else { return url }
    let shown = parameters(ofURL: url).map { name, value in
      guard let value else { return name }
      return "\(name)=" + (isSecret(name) ? Secret.mark : value)
    }
    return url[...mark] + shown.joined(separator: "&")
  }

  /// What stands behind the question mark of `url`, name by name.
  package static func parameters(ofURL url: String) -> [(name: String, value: String?)] {
    guard let mark = url.firstIndex(where: { "?#".contains($0) }) else { return [] }
    return url[url.index(after: mark)...].split(separator: "&", omittingEmptySubsequences: false).map { parameter in
      guard let equals = parameter.firstIndex(of: "=") else { return (String(parameter), nil) }
      return (String(parameter[..<equals]), String(parameter[parameter.index(after: equals)...]))
    }
  }

  /// The parts of a header's value that are secret: what stands behind a scheme (`Bearer …`), a cookie with its name and without.
  package static func secrets(inHeaderValue value: String) -> [String] {
    value.split(separator: ";").flatMap { part in
      let words = part.split(separator: " ", maxSplits: 1)
      let secret = words.last ?? part
      return [secret, secret.drop { $0 != "=" }.dropFirst()].filter { !$0.isEmpty }.map(String.init)
    }
  }
}

extension JSONValue {
  /// The value without the texts in it that are secrets by their names.
  ///
  /// - Parameter name: the member that it is the value of.
  /// - Returns: the value with `Secret.mark` in their place, and those texts.
  package func withoutSecrets(ofMember name: String = "") -> (shown: JSONValue, secrets: [String]) {
    switch self {
    case .text(let text): return Redaction.isSecret(text, ofMember: name) ? (.text(Secret.mark), [text]) : (self, [])
    case .list(let values):
      let parts = values.map { $0.withoutSecrets(ofMember: name) }
      return (.list(parts.map(\.shown)), parts.flatMap(\.secrets))
    case .object(let members):
      let parts = members.map { ($0.key, $0.value.withoutSecrets(ofMember: $0.key)) }
      return (.object(parts.map { Member($0, $1.shown) }), parts.flatMap(\.1.secrets))
    case .null, .bool, .integer, .number: return (self, [])
    }
  }
}

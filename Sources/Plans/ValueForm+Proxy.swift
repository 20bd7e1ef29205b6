internal import Vocabulary

extension ValueForm where Value == String {
  /// A proxy's URL, or the wish for the environment's.
  static var proxy: ValueForm {
    ValueForm("URL|environment", "the URL of an HTTP proxy, as http://proxy.example:3128, or the word environment") {
      (text) throws(Misread) in
      if text == EnvironmentProxies.wish { return text }
      // It may hold a password: it is not shown.
      guard text.lowercased().hasPrefix("http://") else { throw Misread(nil, "does not begin with http://") }
      if !text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) { throw Misread(nil, "holds a character that no URL can") }
      if URLParts(text).host.isEmpty { throw Misread(nil, "no host in it") }
      return text
    } show: {
      .text(Redaction.hidingUser(inURL: $0))
    }
  }
}

extension Redaction {
  /// The URL with `Secret.mark` for its user and password.
  static func hidingUser(inURL url: String) -> String {
    let proxy = URLParts(url)
    return proxy.user.isEmpty ? url : url.replacing(proxy.user + "@", with: Secret.mark + "@", maxReplacements: 1)
  }
}

package import Vocabulary

/// A request that somebody has seen at work, and the reply to it, if that is known: what a definition is drafted from.
package struct ObservedExchange: Sendable, Equatable {
  /// Its method.
  package let method: String
  /// Where it went, without a user's name and password.
  package let url: String
  /// Its header lines; those that the HTTP library sets by itself are left out, and so are cookies.
  package let headers: [HTTPHeader]
  /// Its body, a JSON object.
  package let body: String
  /// What came back.
  package var reply: Reply?
  /// What stands in it that a shell would have put something else for: `$KEY`.
  package internal(set) var unexpanded: [String] = []
  /// What of it was left out, and what had no effect.
  package internal(set) var notes: [String] = []

  /// A reply as it came.
  package struct Reply: Sendable, Equatable {
    /// The HTTP status.
    package var status: Int
    /// The `Content-Type`, if it had one.
    package var contentType: String?
    /// Its body, decoded.
    package var body: [UInt8]

    /// A reply of these parts.
    package init(status: Int, contentType: String?, body: [UInt8]) {
      self.status = status
      self.contentType = contentType
      self.body = body
    }
  }

  /// An exchange of these parts.
  package init(method: String, url: String, headers: [HTTPHeader], body: String, reply: Reply? = nil) {
    self.method = method
    let user = URLParts(url).user
    self.url = user.isEmpty ? url : url.replacing("\(user)@", with: "", maxReplacements: 1)
    self.headers = headers.filter { !ObservedExchange.ofTheLibrary.contains($0.name.lowercased()) && !$0.name.hasPrefix(":") }
    self.body = body
    self.reply = reply
    if !user.isEmpty { notes.append("left out of the URL: the user's name and password") }
    if headers.contains(where: { $0.name.lowercased() == "cookie" }) {
      notes.append("left out: Cookie, since a definition holds no session")
    }
  }

  private static let ofTheLibrary: Set<String> = [
    "host", "content-length", "content-type", "connection", "accept", "accept-encoding", "accept-language", "user-agent",
    "origin", "referer", "cookie", "expect", "te", "priority", "cache-control", "pragma", "dnt", "x-request-id",
  ]

  /// All that it holds and nobody may see: what its headers, its URL and its body say under names that tell of secrets.
  var secrets: [Secret] {
    let inHeaders = headers.filter { Redaction.isSecret($0.name) }.flatMap { Redaction.secrets(inHeaderValue: $0.value) }
    let inURL = Redaction.parameters(ofURL: url).compactMap { Redaction.isSecret($0.name) ? $0.value : nil }
    let inBody = (try? JSONText(body)).flatMap { JSONValue($0) }?.withoutSecrets().secrets ?? []
    return (inHeaders + inURL + inBody).map(Secret.init)
  }
}

extension ObservedExchange.Reply {
  /// Why nothing can be learnt from it; `nil` where it may hold an answer.
  var refusal: String? {
    if !(200..<300).contains(status) { return "status \(status)" }
    if body.isEmpty { return "it is empty" }
    let beginning = String(decoding: body.prefix(200), as: UTF8.self).drop(while: \.isWhitespace).lowercased()
    let isPage =
      contentType?.lowercased().contains("html") == true || ["<!doctype", "<html"].contains { beginning.hasPrefix($0) }
    return isPage ? "HTML, a page for people" : nil
  }
}

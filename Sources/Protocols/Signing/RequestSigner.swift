internal import FoundationEssentials
package import Vocabulary

/// Signs requests as Amazon's services want it: Signature Version 4.
///
///     canonical = method LF path LF query LF { header ":" value LF } LF names LF hash(body)
///     to sign   = "AWS4-HMAC-SHA256" LF time LF scope LF hash(canonical)
///     signature = HMAC(HMAC(HMAC(HMAC(HMAC("AWS4" + secret, date), region), service), "aws4_request"), to sign)
///
/// The host, the type of the body and the headers that are added are signed. The path is escaped once more than it is sent, as all
/// services but S3 expect. The region is the label of the host before `amazonaws.com`, else `us-east-1`.
///
/// Source: AWS Identity and Access Management user guide, “Create a signed AWS API request”.
package struct RequestSigner: Sendable {
  private let id: String
  private let secret: Secret
  private let token: String?
  private let service: String

  /// A signer for `service` by the credentials in `key`, `ID:SECRET` or `ID:SECRET:TOKEN`; `nil` where it holds none.
  init?(_ key: Secret, service: String) {
    let parts = key.reveal().split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
    guard parts.count >= 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
    id = parts[0]
    secret = Secret(parts[1])
    token = parts.count == 3 ? parts[2] : nil
    self.service = service
  }

  /// The headers that sign the request to `target` with `body`, sent at `time`, seconds of the Unix epoch.
  package func headers(for target: HTTPTarget, body: some Sequence<UInt8>, at time: Int) -> [HTTPHeader] {
    let stamp = Date(timeIntervalSince1970: Double(time)).formatted(
      Date.ISO8601FormatStyle(dateSeparator: .omitted, timeSeparator: .omitted))
    let date = String(stamp.prefix(8))
    let url = URLParts(target.url)
    let added = [HTTPHeader("X-Amz-Date", stamp)] + (token.map { [HTTPHeader("X-Amz-Security-Token", $0)] } ?? [])
    let type = target.headers.last { $0.name.lowercased() == "content-type" }
    let signed = ([HTTPHeader("Host", url.signedHost)] + added + [type].compactMap(\.self))
      .map { (name: $0.name.lowercased(), value: $0.value) }.sorted { $0.name < $1.name }
    let names = signed.map(\.name).joined(separator: ";")
    let canonical =
      [target.method, url.signedPath, url.signedQuery] + signed.map { "\($0.name):\($0.value)" }
      + ["", names, SHA256.hash(body).hexadecimal]
    let scope = [date, url.region, service, "aws4_request"]
    let toSign = [
      "AWS4-HMAC-SHA256", stamp, scope.joined(separator: "/"),
      SHA256.hash(canonical.joined(separator: "\n").utf8).hexadecimal,
    ]
    let key = scope.reduce(Array("AWS4\(secret.reveal())".utf8)) { SHA256.authenticate($1.utf8, key: $0) }
    let signature = SHA256.authenticate(toSign.joined(separator: "\n").utf8, key: key).hexadecimal
    let credential = "AWS4-HMAC-SHA256 Credential=\(id)/\(scope.joined(separator: "/"))"
    return added + [HTTPHeader("Authorization", "\(credential), SignedHeaders=\(names), Signature=\(signature)")]
  }
}

/// The parts of a URL as they are signed.
extension URLParts {
  fileprivate var signedHost: String {
    let usual = ":\(usualPort)"
    return server.hasSuffix(usual) ? String(server.dropLast(usual.count)) : server
  }

  fileprivate var signedPath: String {
    var steps: [Substring] = []
    for step in path.split(separator: "/") where step != "." {
      if step == ".." { _ = steps.popLast() } else { steps.append(step) }
    }
    let slash = path.hasSuffix("/") && !steps.isEmpty ? "/" : ""
    return "/" + steps.map { String($0).percentEncoded }.joined(separator: "/") + slash
  }

  fileprivate var signedQuery: String {
    (query ?? "").split(separator: "&").map { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (String(parts[0]), parts.count == 2 ? String(parts[1]) : "")
    }
    .sorted { $0 < $1 }.map { "\($0)=\($1)" }.joined(separator: "&")
  }

  fileprivate var region: String {
    let labels = host.split(separator: ".")
    guard let amazon = labels.firstIndex(of: "amazonaws"), amazon > 0 else { return "us-east-1" }
    return String(labels[amazon - 1])
  }
}

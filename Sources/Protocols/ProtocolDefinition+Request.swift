package import Vocabulary

/// Spelling requests.
extension ProtocolDefinition {
  /// Where the requests of `plan` go for the endpoint at `base`.
  ///
  /// A base without a path gets the definition's. One whose path ends in the components that it begins with is completed, not
  /// doubled (`http://h:8000/v1`, `https://h/openai/v1`). Any other path is a full one and used as it is. Queries are kept.
  package func url(for base: String, plan: RunPlan) -> String {
    let (given, own) = (URLParts(base), URLParts(form(for: plan).request.path(for: plan)))
    guard let path = completed(given.path, by: own.path) else { return String(base.prefix { $0 != "#" }) }
    let queries = [given.query, own.query].compactMap(\.self).filter { !$0.isEmpty }
    return given.origin + path + (queries.isEmpty ? "" : "?") + queries.joined(separator: "&")
  }

  /// `given` with what `path` has more; `nil` where it is a full path of another kind.
  private func completed(_ given: String, by path: String) -> String? {
    var trimmed = given
    while trimmed.hasSuffix("/") { trimmed.removeLast() }
    if trimmed.isEmpty { return path }
    // Where `path` goes on after the longest of its beginnings, in whole components, that the given path ends in.
    let slashes = path.indices.filter { path[$0] == "/" }.dropFirst()
    let overlap = slashes.last { trimmed.hasSuffix(path[..<$0]) }
    return overlap.map { trimmed + path[$0...] }
  }

  /// What signs the requests of `plan`; `nil` where they are not signed, or its key holds no credentials to sign with.
  package func signer(for plan: RunPlan) -> RequestSigner? {
    guard let signedService, let key = plan.apiKey else { return nil }
    return RequestSigner(key, service: signedService)
  }

  /// The header lines of every request of `plan`; those that need a key drop out when there is none, or when it signs.
  package func headers(for plan: RunPlan) -> [HTTPHeader] {
    let templates = form(for: plan).request.headers
    let key = signer(for: plan) == nil ? plan.apiKey : nil
    let own = templates.compactMap { $0.header(apiKey: key) }
    let hasType = templates.contains { $0.name.lowercased() == "content-type" }
    return (hasType ? [] : [HTTPHeader("Content-Type", "application/json")]) + own
  }

  /// The body of the request that sends `prompt` as `plan` says.
  ///
  /// Values that neither says leave their keys out. A chat goes through as it stands, unless the definition spells messages in
  /// its own way; so do the members of a verbatim body, but for those that the plan sets. Over all stand the members of the plan's
  /// extra body.
  ///
  /// - Throws: when this protocol cannot send such a prompt.
  package func body(for prompt: Prompt, plan: RunPlan) throws(RequestEncodingError) -> [UInt8] {
    try form(for: plan).request.body(for: prompt, plan: plan, isStreamed: isStreamed(for: plan))
  }
}

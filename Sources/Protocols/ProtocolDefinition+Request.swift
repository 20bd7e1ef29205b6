package import Vocabulary

/// Spelling requests.
extension ProtocolDefinition {
  /// Where requests go for the endpoint at `base`.
  ///
  /// A base without a path gets `path`. One whose path ends in the components that `path` begins with is completed, not doubled
  /// (`http://h:8000/v1`, `https://h/openai/v1`). Any other path is a full one and used as it is. A query is kept.
  package func url(for base: String) -> String {
    let base = base.prefix { $0 != "#" }
    let authority = base.firstRange(of: "://")?.upperBound ?? base.startIndex
    let pathStart = base[authority...].firstIndex { $0 == "/" || $0 == "?" } ?? base.endIndex
    let queryStart = base[pathStart...].firstIndex(of: "?") ?? base.endIndex
    return base[..<pathStart] + completed(base[pathStart..<queryStart]) + base[queryStart...]
  }

  private func completed(_ given: Substring) -> String {
    var trimmed = given
    while trimmed.hasSuffix("/") { trimmed.removeLast() }
    if trimmed.isEmpty { return path }
    // Where `path` goes on after the longest of its beginnings, in whole components, that the given path ends in.
    let slashes = path.indices.filter { path[$0] == "/" }.dropFirst()
    let overlap = slashes.last { trimmed.hasSuffix(path[..<$0]) }
    return String(overlap.map { trimmed + path[$0...] } ?? given)
  }

  /// The header lines of every request; those that need a key drop out when there is none.
  package func headers(apiKey: Secret?) -> [HTTPHeader] {
    let own = headers.compactMap { $0.header(apiKey: apiKey) }
    let hasType = headers.contains { $0.name.lowercased() == "content-type" }
    return (hasType ? [] : [HTTPHeader("Content-Type", "application/json")]) + own
  }

  /// The body of the request that sends `prompt` as `plan` says.
  ///
  /// Values that neither says leave their keys out. A chat goes through as it stands; so do the members of a verbatim body, but
  /// for those that the plan sets. Over all stand the members of the plan's extra body.
  ///
  /// - Throws: when this protocol cannot send such a prompt.
  package func body(for prompt: Prompt, plan: RunPlan) throws(RequestEncodingError) -> [UInt8] {
    let own: [JSONText.Member] =
      if case .body(let json) = prompt.content { try members(of: json, what: "the prompt's body") } else { [] }
    let extra =
      try plan.extraBody.map { (json) throws(RequestEncodingError) in try members(of: json, what: "the extra body") } ?? []
    return try (plan.isStreamed ? streamedBody : wholeBody).body(
      for: prompt, plan: plan, over: own, under: extra)
  }

  private func members(of json: String, what: String) throws(RequestEncodingError) -> [JSONText.Member] {
    guard let members = try? JSONText(json).members else { throw .noObject(what: what) }
    return members
  }
}

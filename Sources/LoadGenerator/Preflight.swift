internal import FoundationEssentials
package import Vocabulary

/// One look at an endpoint before any load: whether it is there and has the model.
///
/// A single `GET` of the model list; its request is in no count. Any answer will do, 404 too, since not every API has the list.
package struct Preflight: Sendable, Equatable {
  /// How long the answer took.
  package var replyTime: Duration
  /// The models that the endpoint lists; `nil` when it has no such list.
  package var models: [String]?
  /// What to call the endpoint in a warning.
  package var endpoint = "the endpoint"

  /// Asks the endpoint of `source` at `url` over `transport`.
  ///
  /// - Throws: what stands between us and the endpoint.
  package static func ask(
    _ url: String, of source: RequestSource, over transport: isolated some RequestTransport
  ) async throws(RequestFailure) -> Preflight {
    let (exchange, reply) = await modelList(at: url, of: source, over: transport)
    if let failure = exchange.failure { throw failure }
    let models = exchange.http?.status == 200 ? ModelList(json: reply.body)?.ids : nil
    return Preflight(
      replyTime: exchange.endedAt - exchange.sentAt, models: models?.map(source.secretFilter.hidingSecrets))
  }

  /// Whether anything answers at `url`, whatever it says.
  package static func answers(
    _ url: String, of source: RequestSource, over transport: isolated some RequestTransport
  ) async -> Bool {
    await modelList(at: url, of: source, over: transport).exchange.failure == nil
  }

  /// Whether the endpoint of `source` at `url` answers, and does not say that it is still loading (503).
  package static func isReady(
    _ url: String, of source: RequestSource, over transport: isolated some RequestTransport
  ) async -> Bool {
    let (exchange, reply) = await modelList(at: url, of: source, over: transport)
    return exchange.failure == nil && reply.head.status != 503
  }

  private static func modelList(
    at url: String, of source: RequestSource, over transport: isolated some RequestTransport
  ) async -> (exchange: Exchange, reply: WholeReply) {
    let target = HTTPTarget(method: "GET", url: modelListURL(for: url), headers: source.targets.first?.headers ?? [])
    return await WholeReply.ask(HTTPRequest(target), over: transport)
  }

  /// What is to be said of `model`, if anything.
  package func warning(about model: String) -> Verdict.Reason? {
    guard let models, !models.contains(model) else { return nil }
    let listed =
      models.isEmpty ? "none" : models.prefix(5).map { "“\($0.escapedForDisplay(limit: 80))”" }.joined(separator: ", ")
    let more = models.count > 5 ? " and \(models.count - 5) more" : ""
    return Verdict.Reason(
      code: "model_not_listed", severity: .warning,
      advice: "\(endpoint) does not list the model “\(model.escapedForDisplay(limit: 80))”; it lists \(listed)\(more)")
  }

  /// `/v1/models` beside the API that `base` names: `http://h:8000`, `http://h:8000/v1` and `http://h:8000/v1/chat/completions` share
  /// one list.
  static func modelListURL(for base: String) -> String {
    let parts = URLParts(base)
    let version = parts.path.firstRange(of: "/v1").flatMap { range in
      range.upperBound == parts.path.endIndex || parts.path[range.upperBound] == "/" ? range.lowerBound : nil
    }
    return parts.origin + (version.map { parts.path[..<$0] } ?? "") + "/v1/models"
  }
}

/// The list of models as OpenAI's API spells it.
private struct ModelList: Decodable {
  struct Model: Decodable { let id: String }
  let data: [Model]

  init?(json: [UInt8]) {
    guard let list = try? JSONDecoder().decode(ModelList.self, from: Data(json)) else { return nil }
    self = list
  }

  var ids: [String] { data.map(\.id) }
}

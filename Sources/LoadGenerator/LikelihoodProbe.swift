internal import Protocols
package import Vocabulary

/// One look, before any load, at whether an endpoint tells how likely the model finds the text it is sent.
///
/// Servers that do not know how ignore the wish and generate something: scored, that would be chance.
package enum LikelihoodProbe {
  /// Sends the first prompt of `source` to the URL at `index` over `transport`, if a part of it is to be judged; in no count.
  ///
  /// - Throws: what came instead of a likelihood.
  package static func ask(
    urlIndex index: Int, of source: RequestSource, over transport: isolated some RequestTransport
  ) async throws(RequestFailure) {
    let (prompt, body) = source.request(0)
    guard let continuation = source.continuation(ofPrompt: prompt) else { return }
    let target = source.targets[index]
    var request = HTTPRequest(target, body: body)
    request.headers = source.signature(of: body, to: target)
    let (exchange, reply) = await WholeReply.ask(request, over: transport)
    if let failure = exchange.failure { throw failure }
    var parser = source.parser(ofPrompt: prompt)
    parser.begin(reply.head)
    parser.receive(reply.body.span) { _ in }
    let end = parser.finish { _ in }
    if let failure = end.failure { throw failure }
    if end.logprobs?.likelihood(of: continuation) == nil { throw .lacksLikelihood }
  }
}

extension RequestFailure {
  /// The prompt's end was to be judged, and the endpoint did not.
  static let lacksLikelihood = RequestFailure(
    .malformedReply,
    "the reply lacks the log-probabilities of the prompt's tokens: the endpoint does not echo the prompt with them")
}

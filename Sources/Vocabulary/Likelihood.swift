/// How likely a model finds a continuation of a text: what choices are ranked by that are judged and not generated.
public struct Likelihood: Sendable, Equatable {
  /// ln P(continuation | context), in nats: the sum over the continuation's tokens.
  public var logprob: Double
  /// How many tokens that are.
  public var tokens: Int

  /// A likelihood of `logprob`, over `tokens`.
  public init(logprob: Double, tokens: Int) {
    self.logprob = logprob
    self.tokens = tokens
  }
}

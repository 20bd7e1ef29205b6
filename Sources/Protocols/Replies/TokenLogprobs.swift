package import Vocabulary

/// The log-probabilities of a prompt's tokens, as a reply that echoes the prompt gives them.
package struct TokenLogprobs: Sendable, Equatable {
  /// ln P(token | tokens before it), by token; `nil` of the first, which has none before it.
  package var logprobs: [Double?] = []
  /// Where each token begins in the text, in characters (Unicode scalars) from 0.
  package var offsets: [Int] = []

  /// Nothing read.
  package init() {}

  /// How likely the part of the text between two offsets is, given what stands before it.
  ///
  /// ln P = Σ logprob(t) over the tokens t that begin within the part. A token that begins before it and reaches into it counts to the
  /// context, as lm-eval counts it where it knows offsets only; one without a logprob, the text's first, is left out.
  ///
  /// - Parameter part: the offsets of the part's first character, and of the one after its last.
  /// - Returns: `nil` where the reply does not give the logprobs of the prompt, or of none of the part's tokens.
  package func likelihood(of part: Range<Int>) -> Likelihood? {
    guard logprobs.count == offsets.count, offsets.first == 0 else { return nil }
    let known = zip(offsets, logprobs).compactMap { part.contains($0) ? $1 : nil }
    return known.isEmpty ? nil : Likelihood(logprob: known.reduce(0, +), tokens: known.count)
  }
}

package import Vocabulary

/// What a reply came to.
package struct ReplyEnd: Sendable, Equatable {
  /// Why it fails; `nil` when nothing in it says that it does.
  package var failure: RequestFailure?
  /// Its tokens, as `tokenSource` counted them.
  package var usage: TokenUsage
  /// Who counted the output tokens; `nil` when there was nothing to count.
  package var tokenSource: TokenSource?
  /// Why the model stopped, in the endpoint's own word.
  package var finishReason: String?
  /// Oddities that did not fail it.
  package var notes: Set<ReplyNote>
  /// What stands in the reply instead of output, and where that was looked for; `nil` where it was found.
  package var excerpt: String?
  /// The text of the answer (the first, of several); `nil` where it is not kept.
  package var text: String?
  /// The log-probabilities of the prompt's tokens; `nil` where they were not asked for.
  package var logprobs: TokenLogprobs?
}

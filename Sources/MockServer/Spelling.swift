import NIOCore
import Vocabulary

/// How one reply is spelled: the events of a stream, or the whole.
protocol Spelling: Sendable {
  /// It comes event by event, not whole.
  var isStreamed: Bool { get }
  /// The type of a stream.
  var contentType: String { get }
  /// Tokens of the reply.
  var outputTokens: Int { get }
  /// A stream begins with something before its first token.
  var hasRoleEvent: Bool { get }
  /// A stream says why it ends in an event of its own.
  var hasFinishEvent: Bool { get }
  /// A stream ends with a usage event.
  var hasUsageEvent: Bool { get }
  /// A stream says that nothing comes any more.
  var hasDoneEvent: Bool { get }

  /// Writes what comes before the first token.
  func writeRole(to event: inout ByteBuffer)
  /// Writes the event of one token, the first being number 0.
  func writeToken(_ word: StaticString, number: Int, to event: inout ByteBuffer)
  /// Writes the event that says why the reply ends.
  func writeFinish(to event: inout ByteBuffer)
  /// Writes the event that says how many tokens there were.
  func writeUsage(to event: inout ByteBuffer)
  /// Writes the event after which nothing comes.
  func writeDone(to event: inout ByteBuffer)
  /// Writes the whole reply as one JSON text; `words` gives its tokens.
  func writeWhole(words: inout SplitMix64, to json: inout ByteBuffer)
}

internal import BitCollections
import Vocabulary

/// Which prompts a point's requests sent, and how much of them the endpoint had in its prefix cache.
struct PromptUse: Sendable {
  private var seen = BitSet()
  private var inputTokens = 0.0
  private var cachedTokens = 0.0

  /// More prompts than a run sends; an index beyond, in a damaged record, is not worth its memory.
  private static let indices = 0..<(1 << 28)

  /// How many prompts were sent, each counted once.
  var distinct: Int { seen.count }

  /// The share of the input tokens that the endpoint says came from its cache; `nil` when it counts no input tokens.
  var cachedShare: Double? { inputTokens > 0 ? cachedTokens / inputTokens : nil }

  /// Takes the record of a request that was sent.
  mutating func add(_ record: RequestRecord) {
    if PromptUse.indices.contains(record.promptIndex) { seen.insert(record.promptIndex) }
    inputTokens += Double(record.usage.input ?? 0)
    cachedTokens += Double(record.usage.cached ?? 0)
  }
}

internal import Vocabulary

/// Adds up what a reply says of its tokens.
struct TokenTally: Sendable {
  /// The server's own count, the last of each number that it gave.
  var usage = TokenUsage()
  /// A count was given that cannot be one.
  private(set) var isImplausible = false

  /// Nothing came that a reader of the reply would see, and no token of it was counted.
  var isEmpty: Bool { outputEvents == 0 && (usage.output ?? 0) == 0 }

  /// Events brought several tokens each: by their own counts or, where they have none, by the usage of the whole.
  ///
  /// Reasoning that nobody sees is in the usage, and often an end-of-sequence token: neither came in an event.
  var hasChunkedTokens: Bool {
    let tokens = hasUncountedEvent ? (usage.output ?? 0) - (usage.reasoning ?? 0) : countedTokens
    return outputEvents > 0 && tokens > outputEvents + 1
  }

  private var outputEvents = 0
  private var countedTokens = 0
  private var hasUncountedEvent = false
  /// Tokens said of events without output, which the next one with output shows.
  private var tokensHeldBack = 0
  /// Usage when the last event with output came, as long as each of them carried it.
  private var usageSoFar: Int? = 0

  /// The largest count that is believed.
  static let limit = 1 << 31

  /// The count at `hit`; anything but a whole number from 0 to `limit` is noted as implausible.
  mutating func count(_ json: Span<UInt8>, _ hit: PathHit) -> Int? {
    if hit.kind == .number, let count = json.wholeNumber(at: hit), count <= TokenTally.limit { return count }
    isImplausible = true
    return nil
  }

  /// Takes the counts that an event gives; what it does not give stays.
  @inline(__always)
  mutating func take(_ counts: TokenUsage) {
    if let input = counts.input { usage.input = input }
    if let output = counts.output { usage.output = output }
    if let reasoning = counts.reasoning { usage.reasoning = reasoning }
    if let cached = counts.cached { usage.cached = cached }
  }

  /// Adds an event.
  ///
  /// - Parameters:
  ///   - isOutput: it carries output.
  ///   - tokens: how many tokens it says it brought.
  ///   - outputSoFar: usage that it carries.
  /// - Returns: how many tokens it brought, at least 1 with output; `nil` where the reply does not say. Usage says so when
  ///   every event with output carries it: then its growth since the last one is what came.
  mutating func addEvent(isOutput: Bool, tokens: Int?, outputSoFar: Int?) -> Int? {
    guard isOutput else {
      tokensHeldBack += tokens ?? 0
      return nil
    }
    let growth = usageSoFar.flatMap { before in outputSoFar.map { $0 - before } }
    usageSoFar = usageSoFar == nil ? nil : outputSoFar
    outputEvents += 1
    guard let brought = tokens.map({ $0 + tokensHeldBack }) ?? growth else {
      hasUncountedEvent = true
      return nil
    }
    tokensHeldBack = 0
    countedTokens += max(brought, 1)
    return max(brought, 1)
  }

  /// The reply ended.
  ///
  /// - Parameter cameWhole: the reply was one JSON value, whose tokens nobody can count by its events.
  /// - Returns: its token counts, and who counted the output.
  mutating func result(cameWhole: Bool) -> (usage: TokenUsage, source: TokenSource?) {
    if usage.output == 0, outputEvents > 0 {
      isImplausible = true
      hasUncountedEvent = true
      usage.output = nil
    }
    if usage.output != nil { return (usage, .usage) }
    var counted = usage
    if outputEvents == 0 || hasUncountedEvent && cameWhole { return (counted, nil) }
    counted.output = hasUncountedEvent ? outputEvents : countedTokens
    return (counted, hasUncountedEvent ? .chunks : .events)
  }
}

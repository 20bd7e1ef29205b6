internal import Vocabulary

/// Reads the facts out of a reply's JSON values and adds them up.
struct FactReader: Sendable {
  private(set) var tally = TokenTally()
  private(set) var text: ReplyText
  /// The first that was given.
  private(set) var finishReason: String?
  private(set) var hasRepeatedFinish = false
  /// Why the reply fails, as soon as a value says so.
  private(set) var failure: RequestFailure?
  /// Something, if only null, stood where the definition looks.
  private(set) var hasFoundAny = false
  /// Something, if only null or an empty text, stood where the definition looks for output.
  private(set) var hasFoundOutput = false
  /// The value last read says that the stream ends with it.
  private(set) var hasEnded = false

  /// The choices that have given their finish reason, by bit.
  private var finishedChoices: UInt64 = 0
  private var hits: [PathHit] = []
  private var memory = EventMemory()

  init(keepsText: Bool) {
    text = ReplyText(isKept: keepsText)
    hits.reserveCapacity(12)
  }

  /// Reads one value of the reply.
  ///
  /// - Returns: what it brought; `nil` when it fails the reply.
  mutating func read(_ json: Span<UInt8>, by table: FactTable) -> TokenEvent? {
    if !memory.recall(json, moving: &hits) {
      hits.removeAll(keepingCapacity: true)
      do throws(ScanFault) {
        try table.trie.scan(json, into: &hits)
      } catch {
        return fail(.malformedReply, json.describe(error))
      }
      memory.remember(json, hits)
      if !hits.isEmpty { hasFoundAny = true }
    }

    let valueCase = table.valueCase(of: json, hits.span)
    hasEnded = table.isEnd(valueCase)
    let firstRole = table.firstRole(of: valueCase)
    let chosen = table.chosenRanks(of: hits.span, from: firstRole)
    var kind = TokenKind.other
    var tokens: Int?
    var counts = TokenUsage()
    var choice = 0
    var endOfElement = 0
    for index in hits.indices {
      if index == endOfElement { (choice, endOfElement) = element(from: index, json, table, firstRole) }
      let hit = hits[index]
      let role = table.roles[firstRole &+ Int(hit.slot)]
      if !hasFoundOutput, role.fact?.isOutput == true { hasFoundOutput = true }
      guard hit.holdsSomething else { continue }
      if let sum = role.sum, chosen[sum.rawValue] == role.sumRank { counts.add(tally.count(json, hit), to: sum) }
      guard let fact = role.fact, chosen[fact.rawValue] == role.rank else { continue }
      if fact.isText, hit.kind != .text {
        return fail(.malformedReply, "\(table.paths[Int(hit.slot)].text) is no text: \(json.excerpt(of: hit))")
      }
      switch fact {
      case .content:
        if table.isCumulative {
          if text.replace(json, from: Int(hit.start), to: Int(hit.end), choice: choice) { kind = .content }
          continue
        }
        kind = .content
        if choice == 0 { text.append(json, from: Int(hit.start), to: Int(hit.end), hasEscapes: hit.hasEscapes) }
      case .result: kind = .content
      case .reasoning: kind = kind.orEarlier(.reasoning)
      case .toolCalls: kind = kind.orEarlier(.toolCall)
      case .finishReason: finish(choice, json.excerpt(of: hit))
      case .choice: break
      case .tokens: tokens = tokenCount(json, hit).map { $0 + (tokens ?? 0) } ?? tokens
      case .inputTokens, .outputTokens, .reasoningTokens, .cachedTokens: counts.add(tally.count(json, hit), to: fact)
      case .error: return fail(.apiError, json.excerpt(of: hit))
      }
    }
    tally.take(counts)
    return TokenEvent(kind, tokens: tally.addEvent(isOutput: kind.isOutput, tokens: tokens, outputSoFar: counts.output))
  }

  /// Takes bytes that are text as they stand.
  mutating func read(raw bytes: Span<UInt8>) -> TokenEvent {
    hasFoundAny = true
    hasFoundOutput = true
    text.append(raw: bytes)
    return TokenEvent(.content, tokens: tally.addEvent(isOutput: true, tokens: nil, outputSoFar: nil))
  }

  /// The reply is over; its token counts, and who counted the output.
  mutating func finish(cameWhole: Bool) -> (usage: TokenUsage, source: TokenSource?) {
    text.finish()
    return tally.result(cameWhole: cameWhole)
  }

  private mutating func fail(_ kind: RequestFailure.Kind, _ detail: String) -> TokenEvent? {
    failure = RequestFailure(kind, detail)
    return nil
  }

  private mutating func finish(_ choice: Int, _ reason: String) {
    let bit: UInt64 = 1 << UInt64(min(choice, 63))
    if finishedChoices & bit != 0 { hasRepeatedFinish = true }
    finishedChoices |= bit
    finishReason = finishReason ?? reason
  }

  /// How many tokens a hit of `tokens` tells of.
  private mutating func tokenCount(_ json: Span<UInt8>, _ hit: PathHit) -> Int? {
    hit.kind == .array ? Int(hit.end) : tally.count(json, hit)
  }

  /// The hits from `first` on that lie in one element of the outermost array: which of several answers they belong to, and
  /// where they end.
  @inline(__always)
  private func element(
    from first: Int, _ json: Span<UInt8>, _ table: FactTable, _ firstRole: Int
  ) -> (choice: Int, end: Int) {
    var choice = 0
    var index = first
    while index < hits.count, hits[index].element == hits[first].element {
      if table.roles[firstRole &+ Int(hits[index].slot)].fact == .choice, hits[index].kind == .number {
        choice = json.wholeNumber(at: hits[index]) ?? 0
      }
      index += 1
    }
    return (choice, index)
  }
}

extension Fact {
  /// It is told by a text and by nothing else.
  fileprivate var isText: Bool { self == .content || self == .reasoning || self == .finishReason }
}

extension TokenUsage {
  /// Adds `count` to what an event says of `fact`; what is no count leaves nothing to go by.
  @inline(__always)
  fileprivate mutating func add(_ count: Int?, to fact: Fact) {
    switch fact {
    case .inputTokens: input = count.map { $0 + (input ?? 0) }
    case .outputTokens: output = count.map { $0 + (output ?? 0) }
    case .reasoningTokens: reasoning = count.map { $0 + (reasoning ?? 0) }
    case .cachedTokens: cached = count.map { $0 + (cached ?? 0) }
    default: break
    }
  }
}

extension TokenKind {
  fileprivate func orEarlier(_ other: TokenKind) -> TokenKind { rawValue < other.rawValue ? self : other }
}

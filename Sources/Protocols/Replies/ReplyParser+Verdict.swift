package import Vocabulary

/// What a reply comes to when its body is over.
extension ReplyParser {
  /// The body ended.
  ///
  /// - Parameters:
  ///   - isClean: the transport saw the body to its proper end. When it did not, what came is kept, and the reply's own failure is
  ///     told only if the bytes show one; that the end is missing is the transport's to say.
  ///   - emit: called for what is complete only now: the one event of a whole reply, a last event without its blank line.
  /// - Returns: what the reply came to.
  package mutating func finish(isClean: Bool = true, emit: (TokenEvent) -> Void) -> ReplyEnd {
    if form == .unknown { form = isStreamAskedFor ? .stream : .whole }
    if failure == nil, isClean, received == 0, form != .refusal, (form == .stream ? streamed : whole).framing != .raw {
      fail(.malformedReply, "HTTP \(head.status) with an empty body")
    }
    if failure == nil {
      switch form {
      case .refusal: failure = refusal
      case .whole: finishWhole(isClean: isClean, emit: emit)
      case .stream, .unknown: if isClean, !isFinished { finishStream(emit: emit) }
      }
    }
    let logprobs = isClean && failure == nil ? readLogprobs() : nil
    let (usage, source) = facts.finish(cameWhole: form == .whole)
    let notes = notes(isComplete: isClean || isFinished)
    return ReplyEnd(
      failure: failure, usage: usage, tokenSource: source, finishReason: facts.finishReason, notes: notes,
      excerpt: notes.contains(.outputNotFound) ? excerptWithoutOutput : nil, text: facts.text.string,
      logprobs: logprobs)
  }

  private mutating func readLogprobs() -> TokenLogprobs? {
    do throws(RequestFailure) { return try likelihood?.logprobs(in: body.span) } catch {
      failure = error
      return nil
    }
  }

  private var refusal: RequestFailure {
    let kind: RequestFailure.Kind =
      switch head.status {
      case 407: .proxyError
      case 429: .rateLimited
      case 400..<500: .httpClientError
      case 500...: .httpServerError
      default: .unexpectedStatus
      }
    let said = body.isEmpty ? "no body" : whole.errorMessage(in: body.span) ?? body.span.excerpt()
    return RequestFailure(kind, "HTTP \(head.status): \(said)")
  }

  private mutating func finishWhole(isClean: Bool, emit: (TokenEvent) -> Void) {
    let body = body
    if whole.framing == .raw { return emit(facts.read(raw: body.span)) }
    guard let event = facts.read(body.span, by: whole) else {
      // Bytes that are no JSON because they were cut off are no fault of the reply's.
      if isClean || facts.failure?.kind != .malformedReply { failure = facts.failure }
      return
    }
    guard facts.hasFoundAny else {
      return fail(.malformedReply, excerptWithoutOutput)
    }
    emit(event)
  }

  private mutating func finishStream(emit: (TokenEvent) -> Void) {
    if case .gathered(let data) = framing.finish(), framing.isError || streamed.isReadable(data.span) {
      read(event: data.span, emit: emit)
    }
    guard failure == nil, !isFinished else { return }
    if facts.finishReason != nil {
      lacksTerminator = streamed.hasEndEvent
    } else if let strange = framing.strangeLine, events == 0 {
      fail(.malformedReply, "no event of a stream, but \(strange)")
    } else if let end = streamed.endDescription ?? (events == 0 ? "any" : nil) {
      fail(.streamTruncated, "the stream ended after \(events) events without \(end)")
    }
  }

  private func notes(isComplete: Bool) -> Set<ReplyNote> {
    var notes: Set<ReplyNote> = []
    if form == .stream, !isStreamAskedFor { notes.insert(.streamInsteadOfWhole) }
    if form == .whole, isStreamAskedFor { notes.insert(.wholeInsteadOfStream) }
    if lacksTerminator { notes.insert(.missingTerminalEvent) }
    if hasDataAfterEnd { notes.insert(.dataAfterEnd) }
    if facts.hasRepeatedFinish { notes.insert(.repeatedFinish) }
    if facts.text.isInvalid { notes.insert(.invalidText) }
    if facts.tally.isImplausible { notes.insert(.implausibleUsage) }
    if form == .stream, facts.tally.hasChunkedTokens { notes.insert(.chunkedTokens) }
    if failure == nil, isComplete, facts.tally.isEmpty { notes.insert(.emptyReply) }
    if failure == nil, isComplete, events > 0 || form == .whole, !facts.hasFoundOutput { notes.insert(.outputNotFound) }
    return notes
  }

  private var excerptWithoutOutput: String {
    let paths = form == .whole ? whole.pathsToOutput : streamed.pathsToOutput
    let excerpt = "nothing at \(paths): \(body.span.excerpt(limit: ReplyParser.excerptLimit))"
    return excerpt.escapedForDisplay(limit: RequestFailure.detailLimit)
  }
}

internal import Vocabulary

/// Telling the forms of a reply apart, and reading a stream.
extension ReplyParser {
  /// The first bytes: they decide the form, or are kept until more come.
  mutating func open(with piece: Span<UInt8>, emit: (TokenEvent) -> Void) {
    if body.isEmpty, let start = piece.startOfContent {
      read(opening: piece, from: start, emit: emit)
      return
    }
    body.append(piece, 0..<piece.count)
    var opening: [UInt8] = []
    swap(&opening, &body)
    if let start = opening.span.startOfContent {
      read(opening: opening.span, from: start, emit: emit)
    } else {
      swap(&opening, &body)
    }
  }

  private mutating func read(
    opening bytes: Span<UInt8>, from start: (afterMark: Int, first: UInt8), emit: (TokenEvent) -> Void
  ) {
    form = form(startingWith: start.first)
    let content = bytes.extracting(start.afterMark..<bytes.count)
    if form == .stream {
      readStream(content, emit: emit)
    } else {
      body.append(content, 0..<content.count)
    }
  }

  private func form(startingWith first: UInt8) -> Form {
    streamed.framing.isStream(startingWith: first, contentType: head.contentType, isAskedFor: isStreamAskedFor)
      ? .stream : .whole
  }

  mutating func readStream(_ bytes: Span<UInt8>, emit: (TokenEvent) -> Void) {
    var offset = 0
    while !isFinished, failure == nil, let frame = framing.next(in: bytes, at: &offset) {
      switch frame {
      case .inPiece(let data): read(event: bytes.extracting(data), emit: emit)
      case .gathered(let data): read(event: data.span, emit: emit)
      }
    }
    if failure == nil { failure = framing.fault }
    if isFinished, failure == nil, bytes.skippingSpace(from: offset) < bytes.count { hasDataAfterEnd = true }
  }

  /// Reads the data of one event of a stream.
  mutating func read(event data: Span<UInt8>, emit: (TokenEvent) -> Void) {
    if streamed.isTerminator(data) {
      emit(TokenEvent(.other))
      return end()
    }
    events += 1
    if streamed.framing == .raw { return emit(facts.read(raw: data)) }
    if framing.isError {
      return fail(.apiError, streamed.errorMessage(in: data) ?? data.excerpt())
    }
    guard let event = facts.read(data, by: streamed) else {
      failure = facts.failure
      return
    }
    if events <= 2, !facts.hasFoundOutput { body = data.prefix(ReplyParser.excerptLimit + 1) }
    emit(event)
    if facts.hasEnded { end() }
  }

  /// The terminal event: a stream in which nothing stood where the definition looks is another protocol's.
  private mutating func end() {
    isFinished = true
    if events > 0, !facts.hasFoundAny {
      let example = body.span.excerpt(limit: ReplyParser.excerptLimit)
      fail(.malformedReply, "no event has anything at \(streamed.pathsToOutput); one is \(example)")
    }
  }
}

extension Span<UInt8> {
  /// The bytes up to `length`.
  fileprivate func prefix(_ length: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(self, 0..<Swift.min(count, length))
    return bytes
  }

  /// The index after the byte order mark, if there is one, and the first byte that is not white space; `nil` until that has
  /// come.
  ///
  /// It is looked for in the first `openingLimit` bytes only.
  fileprivate var startOfContent: (afterMark: Int, first: UInt8)? {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    var afterMark = 0
    while afterMark < 3, byte(at: afterMark) == mark[afterMark] { afterMark += 1 }
    if afterMark < 3 {
      if afterMark > 0, afterMark == count { return nil }
      afterMark = 0
    }
    let first = Swift.min(skippingSpace(from: afterMark), ReplyParser.openingLimit)
    return first < count ? (afterMark, self[first]) : nil
  }
}

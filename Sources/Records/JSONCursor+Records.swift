internal import Vocabulary

/// The values that only records hold.
extension JSONCursor {
  /// Moves past a count: so many that a sum over all records of a run cannot overflow are refused.
  mutating func count() throws(JSONFault) -> Int {
    let count = try integer()
    guard 0...1 << 40 ~= count else { throw missing("a count from 0 to 2^40") }
    return Int(count)
  }

  /// Moves past a length of time, in nanoseconds.
  mutating func length() throws(JSONFault) -> Int64 {
    let length = try integer()
    guard length >= 0 else { throw missing("a length of time that is not negative") }
    return length
  }

  mutating func instant() throws(JSONFault) -> RunTime { RunTime(nanoseconds: try integer()) }

  /// Moves past one of the words of `Word`.
  mutating func word<Word: RawRepresentable<String>>(_ name: StaticString) throws(JSONFault) -> Word {
    guard let word = Word(rawValue: try string()) else { throw missing(name) }
    return word
  }

  mutating func failure() throws(JSONFault) -> RequestFailure {
    var kind: RequestFailure.Kind?
    var detail = ""
    try readMembers(expecting: .errorClass) { (cursor, key) throws(JSONFault) in
      switch key {
      case .errorClass: kind = try cursor.word("a class of failure")
      case .errorDetail: detail = try cursor.string()
      default: try cursor.skipValue()
      }
    }
    guard let kind else { throw missing("a class of failure") }
    return RequestFailure(kind, detail)
  }

  mutating func httpFacts() throws(JSONFault) -> HTTPFacts {
    var facts = HTTPFacts(status: 0, version: "", isReused: false)
    try readMembers(expecting: .status) { (cursor, key) throws(JSONFault) in
      switch key {
      case .status: facts.status = try cursor.count()
      case .version: facts.version = try cursor.string()
      case .reused: facts.isReused = try cursor.bool()
      case .resent: facts.isResent = try cursor.bool()
      default: try cursor.skipValue()
      }
    }
    return facts
  }

  mutating func segments() throws(JSONFault) -> SegmentFacts {
    var facts = SegmentFacts(roundTripNanoseconds: 0)
    try readMembers(expecting: .roundTrip) { (cursor, key) throws(JSONFault) in
      switch key {
      case .roundTrip: facts.roundTripNanoseconds = try cursor.length()
      case .retransmits: facts.retransmits = try cursor.count()
      case .outOfOrder: facts.outOfOrder = try cursor.count()
      default: try cursor.skipValue()
      }
    }
    return facts
  }

  mutating func likelihood() throws(JSONFault) -> Likelihood {
    var likelihood = Likelihood(logprob: 0, tokens: 0)
    try readMembers(expecting: .logprob) { (cursor, key) throws(JSONFault) in
      switch key {
      case .logprob: likelihood.logprob = try cursor.number()
      case .tokens: likelihood.tokens = try cursor.count()
      default: try cursor.skipValue()
      }
    }
    return likelihood
  }

  mutating func usage() throws(JSONFault) -> TokenUsage {
    var usage = TokenUsage()
    try readMembers(expecting: .input) { (cursor, key) throws(JSONFault) in
      switch key {
      case .input: usage.input = try cursor.count()
      case .output: usage.output = try cursor.count()
      case .reasoning: usage.reasoning = try cursor.count()
      case .cached: usage.cached = try cursor.count()
      default: try cursor.skipValue()
      }
    }
    return usage
  }

  /// Moves past an object, of whose members `read` takes the values that are not null.
  private mutating func readMembers(
    expecting first: RecordKey, _ read: (inout JSONCursor, RecordKey?) throws(JSONFault) -> Void
  ) throws(JSONFault) {
    var keys = RecordKeyFinder(expecting: first)
    var isFirst = true
    try expect(UInt8(ascii: "{"), "an object")
    while try next(before: UInt8(ascii: "}"), isFirst: &isFirst) {
      let key = try keys.next(in: &self)
      if !takeNull() { try read(&self, key) }
    }
  }

  mutating func notes() throws(JSONFault) -> Set<ReplyNote> {
    var notes: Set<ReplyNote> = []
    var isFirst = true
    try expect(UInt8(ascii: "["), "a list")
    while try next(before: UInt8(ascii: "]"), isFirst: &isFirst) { notes.insert(try word("a note")) }
    return notes
  }

  mutating func failedAttempts() throws(JSONFault) -> [FailedAttempt] {
    var attempts: [FailedAttempt] = []
    var isFirst = true
    try expect(UInt8(ascii: "["), "a list")
    while try next(before: UInt8(ascii: "]"), isFirst: &isFirst) {
      try expect(UInt8(ascii: "["), "an attempt")
      let kind: RequestFailure.Kind = try word("a class of failure")
      try expect(UInt8(ascii: ","), "a comma")
      let sentAt = try instant()
      try expect(UInt8(ascii: ","), "a comma")
      let endedAt = try instant()
      try expect(UInt8(ascii: ","), "a comma")
      attempts.append(FailedAttempt(kind, urlIndex: try count(), sentAt: sentAt, endedAt: endedAt))
      try expect(UInt8(ascii: "]"), "a closing bracket")
    }
    return attempts
  }

  mutating func arrivals() throws(JSONFault) -> [TokenArrival] {
    var arrivals: [TokenArrival] = []
    var before = RunTime.zero
    var isFirst = true
    try expect(UInt8(ascii: "["), "a list")
    while try next(before: UInt8(ascii: "]"), isFirst: &isFirst) {
      try expect(UInt8(ascii: "["), "an arrival")
      let gap = try integer()
      try expect(UInt8(ascii: ","), "a comma")
      let tokens = try count()
      try expect(UInt8(ascii: ","), "a comma")
      let kind = try tokenKind()
      try expect(UInt8(ascii: "]"), "a closing bracket")
      before.nanoseconds += gap
      guard before.nanoseconds.magnitude < 1_000_000_000_000_000_000 else { throw missing("an instant of at most 18 digits") }
      arrivals.append(TokenArrival(at: before, deliveryLag: 0, tokens: tokens, kind: kind))
    }
    return arrivals
  }

  private mutating func tokenKind() throws(JSONFault) -> TokenKind {
    try expect(UInt8(ascii: "\""), "a string")
    guard let kind = TokenKind(letter: byte) else { throw missing("a kind of token: c, r, t or -") }
    position += 1
    try expect(UInt8(ascii: "\""), "a closing quote")
    return kind
  }

  mutating func deliveryLags() throws(JSONFault) -> [UInt32] {
    var lags: [UInt32] = []
    var isFirst = true
    try expect(UInt8(ascii: "["), "a list")
    while try next(before: UInt8(ascii: "]"), isFirst: &isFirst) {
      guard let lag = UInt32(exactly: try integer()) else { throw missing("a lag from 0 to 2^32 ns") }
      lags.append(lag)
    }
    return lags
  }
}

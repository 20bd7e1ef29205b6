/// Whether the replies of a point are whole, one's own, and what they are without load.
public struct IntegrityReport: Sendable, Equatable {
  /// How many replies were looked at: those to the requests that succeeded.
  public var replies: Int
  /// How many of them the first reply to their prompt, at the first point that asked it, was compared with; `nil` where the temperature
  /// is not 0, and another text means nothing.
  public var compared: Int?
  /// How many of those are another text.
  public var changed: Int
  /// The ids of the first requests whose reply is another text.
  public var changedExamples: [String]
  /// How many replies count other input tokens than the first one to the same prompt did.
  public var recounted: Int
  /// How many ended at the limit of tokens.
  public var cut: Int
  /// How many ended without a finish reason, where others had one.
  public var unfinished: Int
  /// In how many streamed replies the server's usage could be compared with what its events showed.
  public var usageCompared: Int
  /// In how many of those the two differ, by more than the one token that ends a sequence.
  public var usageDiffering: Int
  /// What became of the canaries; `nil` where the prompts had none.
  public var canaries: CanaryReport?

  /// A report of no reply.
  public init() {
    replies = 0
    changed = 0
    changedExamples = []
    recounted = 0
    cut = 0
    unfinished = 0
    usageCompared = 0
    usageDiffering = 0
  }
}

/// What became of the words of which each stood in one prompt alone.
public struct CanaryReport: Sendable, Equatable {
  /// How many replies have a text, in which they were looked for.
  public var texts: Int
  /// How many replies repeat their own prompt's word: where none does, that no other's was seen says less.
  public var own: Int
  /// How many replies hold the word of another prompt.
  public var foreign: Int
  /// The first of those.
  public var examples: [Example]

  /// A reply that holds another prompt's word.
  public struct Example: Sendable, Equatable {
    /// The request's id.
    public var requestID: String
    /// The number of the prompt that it asked, from 0.
    public var asked: Int
    /// The number of the prompt whose word its reply holds.
    public var prompt: Int

    /// A reply to the request `requestID`, which `asked` a prompt, with the word of another `prompt`.
    public init(requestID: String, asked: Int, prompt: Int) {
      self.requestID = requestID
      self.asked = asked
      self.prompt = prompt
    }
  }

  /// No word seen.
  public init() {
    texts = 0
    own = 0
    foreign = 0
    examples = []
  }
}

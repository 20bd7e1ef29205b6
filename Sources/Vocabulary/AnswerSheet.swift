/// What a scored run asked, and what came of it, one by one: what its scores are made of.
public struct AnswerSheet: Sendable, Equatable {
  /// The names of the task's metrics; by the first of them an answer is right or wrong.
  public var metrics: [String]
  /// What was asked, in the order of the samples.
  public var questions: [Question]
  /// What came of it: point after point, each in the order of the questions.
  public var lines: [Line]

  /// A sheet with these parts.
  public init(metrics: [String], questions: [Question], lines: [Line]) {
    self.metrics = metrics
    self.questions = questions
    self.lines = lines
  }

  /// A sample as it was asked.
  public struct Question: Sendable, Equatable {
    /// The subset it belongs to.
    public var subset: String
    /// Its row's name in the subset.
    public var id: String
    /// Which of several times that the row is asked, from 0.
    public var repetition: Int
    /// The prompt: the turns of a chat, or one text.
    public var turns: [Turn]
    /// What was weighed, where likelihoods were asked for.
    public var continuations: [String]
    /// The choices, as they were shown.
    public var choices: [String]
    /// The places among them of the right ones.
    public var right: [Int]
    /// The right answers.
    public var targets: [String]

    /// A question that says `turns`.
    public init(subset: String, id: String, repetition: Int = 0, turns: [Turn], targets: [String]) {
      self.subset = subset
      self.id = id
      self.repetition = repetition
      self.turns = turns
      self.targets = targets
      continuations = []
      choices = []
      right = []
    }
  }

  /// One turn of a prompt.
  public struct Turn: Sendable, Equatable {
    /// Who speaks; `nil` in a text that is no chat.
    public var role: String?
    /// What is said.
    public var text: String

    /// A turn of `role`.
    public init(role: String? = nil, _ text: String) {
      self.role = role
      self.text = text
    }
  }

  /// What came of a question at one point.
  public struct Line: Sendable, Equatable {
    /// The point of the sweep, from 0.
    public var point: Int
    /// The question's place in the sheet.
    public var question: Int
    /// The requests that asked it: one, or where likelihoods were asked for one for each continuation.
    public var requestIDs: [String]
    /// The reply's text; `nil` without a reply, and where likelihoods were asked for.
    public var reply: String?
    /// Why there is no reply, for people; `nil` where there is one.
    public var failure: String?
    /// Why the model stopped, in the endpoint's own word.
    public var finishReason: String?
    /// The tokens of all its requests.
    public var usage = TokenUsage()
    /// The metric `ttft` of its request, in seconds; `nil` where there is none, and of several requests.
    public var timeToFirstToken: Double?
    /// The metric `e2el` of its request, of several the longest, in seconds; `nil` where there is none.
    public var endToEndLatency: Double?
    /// What became of the program in the reply; `nil` where none was run.
    public var program: ProgramOutcome?
    /// ln P of each continuation; `nil` for one that did not come.
    public var logarithms: [Double?] = []
    /// What each of the sheet's metrics makes of it.
    public var marks: [Mark] = []

    /// What the request `requestIDs` say came of the question at `question`: nothing is known yet.
    public init(point: Int = 0, question: Int, requestIDs: [String]) {
      self.point = point
      self.question = question
      self.requestIDs = requestIDs
    }

    /// What the first metric makes of it, in a word.
    public var verdict: String { marks.first?.verdict ?? Mark.unscored }
  }

  /// What one metric makes of a reply.
  public struct Mark: Sendable, Equatable {
    /// The answer that was found; `nil` for none.
    public var answer: String?
    /// Why there is no answer: `not_found`, `unfinished_thinking`, `pattern_gave_up`, `no_reply`; `nil` where there is one.
    public var reason: String?
    /// What it is worth, 0 without an answer; `nil` where it could not be scored.
    public var score: Double?

    /// A mark with these parts.
    public init(answer: String? = nil, reason: String? = nil, score: Double?) {
      self.answer = answer
      self.reason = reason
      self.score = score
    }

    /// It is in no mean.
    fileprivate static let unscored = "unscored"

    /// The answer is right or wrong, or something between; or why there is none.
    fileprivate var verdict: String {
      if let reason { return reason }
      return switch score {
      case nil: Mark.unscored
      case 0: "wrong"
      case 1: "right"
      default: "partly right"
      }
    }
  }
}

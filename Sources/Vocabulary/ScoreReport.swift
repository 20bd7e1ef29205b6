/// What the replies of one point are worth as answers to a task.
public struct ScoreReport: Sendable, Equatable {
  /// The task's id.
  public var task: String
  /// Its name as its authors write it.
  public var title: String
  /// How it was asked.
  public var setting: String
  /// The split that was asked.
  public var split: String
  /// What the subsets' scores are put together to: `micro`, `macro` or `weighted`.
  public var aggregation: String
  /// How many samples the task has in this run.
  public var samples: Int
  /// How many of them were asked and had their end, in whatever way; each repetition counts.
  public var asked: Int
  /// How many of those by a request of an earlier run, whose reply was taken over.
  public var earlier: Int
  /// How many have no answer, by reason: `not_found`, `unfinished_thinking`, `pattern_gave_up`, `no_reply`.
  public var unanswered: [String: Int]
  /// The scores, the most telling first.
  public var metrics: [ScoreEntry]
  /// The subsets that were asked, in the order of the task; none where it has only one.
  public var subsets: [ScoreRow]
  /// The categories of the subsets, in that order; none where there is none.
  public var categories: [ScoreRow]
  /// This point against the first of the sweep; `nil` for the first, and for a score that is not of right and wrong.
  public var comparison: ScoreComparison?
  /// What is not as published, or remarkable: sentences.
  public var notes: [String]
  /// Rows that do not fit and were not asked: file, line and reason.
  public var problems: [String]

  /// A report of nothing yet.
  public init(task: String, title: String, setting: String, split: String, aggregation: String) {
    self.task = task
    self.title = title
    self.setting = setting
    self.split = split
    self.aggregation = aggregation
    samples = 0
    asked = 0
    earlier = 0
    unanswered = [:]
    metrics = []
    subsets = []
    categories = []
    notes = []
    problems = []
  }
}

/// What one metric of a task came to.
public struct ScoreEntry: Sendable, Equatable {
  /// Its name in the task's file; `@k` follows where it is of several replies to a question.
  public var name: String
  /// Over all samples, where one without an answer scores 0; `nil` without a sample.
  public var value: Double?
  /// The standard error as lm-eval prints it, which takes samples for independent; `nil` with fewer than two.
  public var standardError: Double?
  /// The 95 % interval of `value`, Wilson's; `nil` of perplexities and without a sample.
  ///
  /// Of scores that are not right or wrong it is that of their standard error, of repeated rows of the clustered one, and of a macro
  /// mean of `standardError`.
  public var interval: ClosedRange<Double>?
  /// Over the samples with an answer alone; `nil` where there is none.
  public var answeredValue: Double?
  /// How many samples are in `value`.
  public var count: Int

  /// A metric of this name without a sample.
  public init(_ name: String, count: Int = 0) {
    self.name = name
    self.count = count
  }
}

/// What the metrics came to over a part of the samples.
public struct ScoreRow: Sendable, Equatable {
  /// The part: a subset's title, or a category.
  public var name: String
  /// How many samples.
  public var count: Int
  /// One value for each of the report's metrics; `nil` where it is undefined.
  public var values: [Double?]
  /// The category of a subset; `nil` where it has none, and of a category.
  public var category: String?

  /// A part.
  public init(_ name: String, count: Int, values: [Double?], category: String? = nil) {
    self.category = category
    self.name = name
    self.count = count
    self.values = values
  }
}

/// One point's answers against those of the first, sample by sample: what load does to them.
public struct ScoreComparison: Sendable, Equatable {
  /// Samples that only the first point got right.
  public var onlyFirst: Int
  /// Samples that only this point got right.
  public var onlyThis: Int
  /// McNemar's exact p: how probable a split this uneven is by chance alone; `nil` without a common sample.
  public var probability: Double?
  /// Samples whose extracted answer is another one.
  public var changedAnswers: Int
  /// Samples that both points asked.
  public var common: Int
  /// The first samples whose answer changed, as `subset/id`.
  public var examples: [String]

  /// A comparison over no sample.
  public init() {
    onlyFirst = 0
    onlyThis = 0
    changedAnswers = 0
    common = 0
    examples = []
  }
}

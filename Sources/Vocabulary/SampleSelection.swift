/// What of a task is asked, and how: the choices that a run makes.
public struct SampleSelection: Sendable, Equatable {
  /// How many rows of each subset.
  public enum Limit: Sendable, Equatable {
    /// The first so many.
    case count(Int)
    /// The first so many of each hundred, rounded up.
    case percent(Double)

    /// How many of `count` rows that is.
    package func rows(of count: Int) -> Int {
      switch self {
      case .count(let limit): min(limit, count)
      case .percent(let percent): min(Int((percent * Double(count) / 100).rounded(.up)), count)
      }
    }
  }

  /// The setting, or the task's default.
  public var setting: String?
  /// The split, or the setting's.
  public var split: String?
  /// How many rows of each subset; all without.
  public var limit: Limit?
  /// The subsets; all where it is empty.
  public var subsets: [String] = []
  /// How many examples, or as many as the setting says.
  public var fewShot: Int?
  /// Examples are drawn by the seed, once for each subset.
  public var fewShotIsRandom = false
  /// Examples are turns of a chat or one text, or as the setting says.
  public var fewShotForm: ExampleForm?
  /// The file of examples, for a setting that reads them from one.
  public var fewShotFile: String?
  /// How often each row is asked.
  public var repeats = 1

  /// All rows, as the task's default asks them.
  public init() {}
}

/// How the examples before a question are told.
public enum ExampleForm: String, Sendable, CaseIterable {
  /// All in one text with the question.
  case text
  /// As turns of a chat before it.
  case turns
}

/// What of a task is asked, and how: the choices that a run makes.
package struct SampleSelection: Sendable, Equatable {
  /// How many rows of each subset.
  package enum Limit: Sendable, Equatable {
    /// The first so many.
    case count(Int)
    /// The first so many of a hundred per cent, rounded up.
    case share(Double)

    /// How many of `count` rows that is.
    func rows(of count: Int) -> Int {
      switch self {
      case .count(let limit): min(limit, count)
      case .share(let share): min(Int((share * Double(count)).rounded(.up)), count)
      }
    }
  }

  /// The setting, or the task's default.
  package var setting: String?
  /// The split, or the setting's.
  package var split: String?
  /// How many rows of each subset; all without.
  package var limit: Limit?
  /// The subsets; all where it is empty.
  package var subsets: [String] = []
  /// How many examples, or as many as the setting says.
  package var fewShot: Int?
  /// Examples are drawn by the seed, once for each subset.
  package var fewShotIsRandom = false
  /// Examples are turns of a chat or one text, or as the setting says.
  package var fewShotForm: FewShot.Form?
  /// The file of examples, for a setting that reads them from one.
  package var fewShotFile: String?
  /// How often each row is asked.
  package var repeats = 1
  /// The root of all chance.
  package var seed: UInt64 = 0

  /// All rows, as the task's default asks them.
  package init() {}
}

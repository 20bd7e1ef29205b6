package import Vocabulary

/// A benchmark as data: what it is, how its rows are found and read, and how they are asked and scored.
package struct TaskDefinition: Sendable {
  /// Its name: that of its folder.
  package var id: String
  /// Its name as its authors write it.
  package var title: String
  /// One sentence about it.
  package var about: String?
  /// Where it is described.
  package var source: String?
  /// The licence of its rows.
  package var licence: String?
  /// How many rows each split has.
  package var rows: [(split: String, count: Int)]
  /// The splits whose answers are not published.
  package var hidden: [String]
  /// Where its rows are published.
  package var origins: [TaskOrigin]
  /// The forms in which its rows are found.
  package var layouts: [TaskLayout]
  /// The ways to ask, the default first.
  package var settings: [TaskSetting]
  /// The text of its `task.yaml`.
  package let yaml: String
  /// The folder it was read from; `nil` for one that ships.
  package var folder: String?

  /// How many rows `split` has in full.
  package func rowCount(of split: String) -> Int? { rows.first { $0.split == split }?.count }

  /// The setting called `name`, or the default.
  ///
  /// - Throws: that there is none, and which there are.
  package func setting(named name: String?) throws(PlanProblems) -> TaskSetting {
    guard let name else { return settings[0] }
    if let setting = settings.first(where: { $0.name == name }) { return setting }
    let known = name.nearestFirst(of: settings.map(\.name)).joined(separator: ", ")
    throw PlanProblems([PlanProblem(place: id, value: name, problem: "it has no setting of this name", accepted: known)])
  }
}
